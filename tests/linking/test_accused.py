"""Who is accused of an act of violence without a name, and who denies one: both the charge and the denial reach it."""

from datetime import timedelta

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, day, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.linking.cast import Cast
from trucewatch.linking.denying import with_denials
from trucewatch.monitor import Monitor
from trucewatch.records import Authority, Incident, Label, Polarity, Speaker, Verdict

CHARGES = [
    ("The Northern Front accuses the army of breaking the ceasefire.", "meria"),
    ("The Northern Front on Thursday accused the government of attacking its camps at Karo.", "meria"),
    ("KARO, Meria (Wire) — The Northern Front said that security forces had again violated the ceasefire.", "meria"),
    ("The Meria army accused the rebels of shelling Karo. The Northern Front was silent.", "front"),
    ("The army was accused by the Northern Front of violating the ceasefire.", "meria"),
    ("The Northern Front has been blamed on Tuesday by the Meria army for breaking the truce.", "front"),
    ("The rebels of the Northern Front were accused by Meria of shelling Karo.", "front"),
    ("The Northern Front was silent. Meria says that the other side has broken the truce.", "front"),
    ("The Northern Front met in Karo. An army spokesman denied it. He said that the Northern Front had itself violated the truce.", "front"),
]


def verdicts(reports: list[Told], at: str) -> dict[str, Verdict]:
    linked = link(reports, KIN)
    moment = day(at) + timedelta(hours=23, minutes=59)
    return {one.faction: one for one in Monitor.of(linked.testimonies).verdicts(moment, truce=linked.truces[0].id)}


@pytest.mark.parametrize(("text", "accused"), CHARGES)
def test_a_side_without_a_name_is_the_one_that_is_accused(text: str, accused: str) -> None:
    found = labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05")
    other = {"meria": "front", "front": "meria"}[accused]
    assert (found[accused], found[other]) == (Label.BREACH_ALLEGED, Label.IN_FORCE)


def test_the_army_of_nobody_in_the_text_is_nobody() -> None:
    text = "Villagers accuse the army of breaking the ceasefire."
    assert labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


def test_a_charge_that_its_coder_took_for_the_denial_is_made_by_who_makes_it() -> None:
    charge, denial = "The Northern Front accused the army of attacking its camps.", "Meria denied that troops had attacked."
    text = f"{charge} {denial}"
    coded = incident(text, "armed_clash", "attacking", ("army", "meria"), ("camps", "new:camps@1"), factuality="denied")
    coded = within(text, charge, coded.model_copy(update={"said_by": Speaker(span=span(text, "Meria"), actor="meria")}))
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")["meria"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, True)


@pytest.mark.parametrize("denial", [
    "The Northern Front denied that its fighters had attacked Meria soldiers.",
    "The Northern Front denied attacking Meria soldiers.",
    "The rebels of the Northern Front have denied that they had attacked Meria soldiers.",
])  # fmt: skip
def test_who_denies_an_attack_of_its_own_is_accused_of_it(denial: str) -> None:
    act = "attacking" if "attacking" in denial else "attacked"
    coded = incident(denial, "armed_clash", act, None, ("Meria soldiers", "meria"), factuality="reported")
    found = verdicts([signed(), report("2024-03-05", denial, coded)], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, True)


def test_who_only_denies_what_happened_is_not_its_author_though_a_coder_took_it_for_who_tells_it() -> None:
    act, denial = "Rockets hit a Meria camp at Karo on Tuesday.", "The Northern Front denied having fired them."
    coded = incident(f"{act} {denial}", "shelling_rocket", "Rockets", ("The Northern Front", "front"), ("Meria camp", "meria"))
    teller = Speaker(span=span(f"{act} {denial}", "The Northern Front"), actor="front")
    coded = within(f"{act} {denial}", act, coded.model_copy(update={"said_by": teller}))
    found = verdicts([signed(), report("2024-03-05", f"{act} {denial}", coded)], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (Label.STRAINED, True)


@pytest.mark.parametrize(
    ("answer", "label", "disputed"),
    [
        ("The Northern Front said that the attackers had left its ranks.", Label.BREACH_ALLEGED, True),
        ("The Northern Front later said those behind it were renegades.", Label.BREACH_ALLEGED, True),
        ("The Northern Front said that the attack was a response to shelling.", Label.BREACH_CONFIRMED, False),
    ],
)
def test_who_says_that_the_attackers_are_none_of_its_own_denies_the_attack(answer: str, label: Label, disputed: bool) -> None:
    act = "Northern Front fighters attacked a Meria post at Karo on Tuesday, officials said."
    coded = incident(f"{act} {answer}", "armed_clash", "attacked", ("Northern Front fighters", "front"), ("Meria post", "meria"))
    officials = Speaker(span=span(f"{act} {answer}", "officials"))
    coded = within(f"{act} {answer}", act, coded.model_copy(update={"said_by": officials}))
    found = verdicts([signed(), report("2024-03-05", f"{act} {answer}", coded)], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (label, disputed)


def test_a_disavowal_is_shown_by_the_sentence_that_disavows() -> None:
    act, answer = "Northern Front fighters attacked a Meria post at Karo.", "The Northern Front said that the attackers had left its ranks."
    coded = incident(f"{act} {answer}", "armed_clash", "attacked", ("Northern Front fighters", "front"), ("Meria post", "meria"))
    linked = link([signed(), report("2024-03-05", f"{act} {answer}", within(f"{act} {answer}", act, coded))], KIN)
    claims = [claim for one in linked.testimonies for claim in one.claims]
    [denial] = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    assert denial.speaker == "front" and [span.quote for one in denial.evidence for span in one.spans] == [answer]


@pytest.mark.parametrize(
    ("denial", "act", "label"),
    [
        ("The Northern Front denied that it had fired the rockets at the camp.", "rockets", Label.STRAINED),
        ("The Northern Front denied that it had fired rockets at the camp.", "rockets", Label.BREACH_ALLEGED),
    ],
)
def test_an_act_of_nobody_is_not_laid_to_who_denies_it(denial: str, act: str, label: Label) -> None:
    text = f"A Meria camp at Karo was hit on Tuesday. {denial}"
    coded = incident(text, "shelling_rocket", act, ("The Northern Front", "front"), ("Meria camp", "meria"), factuality="reported")
    teller = Speaker(span=span(text, "The Northern Front"), actor="front")
    coded = within(text, denial, coded.model_copy(update={"said_by": teller}))
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (label, True)


def test_who_tells_its_own_attack_and_denies_another_is_the_author_of_the_first() -> None:
    act, denial = "The Northern Front said it had fired rockets at a Meria camp.", "It denied that its fighters had attacked the market."
    text = f"{act} {denial}"
    coded = incident(text, "shelling_rocket", "rockets", ("The Northern Front", "front"), ("Meria camp", "meria"))
    coded = within(text, act, coded.model_copy(update={"said_by": Speaker(span=span(text, "The Northern Front"), actor="front")}))
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")["front"]
    assert (found.label, found.disputed) == (Label.BREACH_CONFIRMED, False)


def test_who_denies_what_others_did_is_not_accused_of_it() -> None:
    text = "Meria denied that the Northern Front had attacked soldiers."
    coded = incident(text, "armed_clash", "attacked", None, ("soldiers", "new:soldiers@1"), factuality="reported")
    assert labels(link([signed(), report("2024-03-05", text, coded)], KIN), "2024-03-05")["meria"] is not Label.BREACH_ALLEGED


def test_a_denial_of_the_charge_disputes_what_was_charged_before() -> None:
    text = "The Northern Front accused the army of shelling Karo. The army denied the accusation."
    found = verdicts([signed(), report("2024-03-05", text)], "2024-03-05")["meria"]
    assert (found.label, found.disputed) == (Label.BREACH_ALLEGED, True)


@pytest.mark.parametrize(("word", "label"), [
    ("The Northern Front said that the army had started the fighting.", Label.BREACH_ALLEGED),
    ("The Northern Front said that they had crossed the line.", Label.BREACH_CONFIRMED),
    ("The Northern Front said that it was committed to the truce.", Label.BREACH_ALLEGED),
    ("The Northern Front said that it had not honoured the truce.", Label.BREACH_CONFIRMED),
    ("The Northern Front says it is the army that has gone on attacking.", Label.BREACH_ALLEGED),
    ("The Northern Front insisted it was Meria which fired first.", Label.BREACH_ALLEGED),
    ("The Northern Front said it was its fighters who fired.", Label.BREACH_CONFIRMED),
])  # fmt: skip
def test_to_say_that_the_others_began_is_no_word_for_ones_own_act(word: str, label: Label) -> None:
    act = "The Northern Front shelled Meria soldiers at Karo, a witness said."
    text = f"{act} {word}"
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria soldiers", "meria"), "Karo")
    assert labels(link([signed(), report("2024-03-05", text, within(text, act, hit))], KIN), "2024-03-05")["front"] is label


def test_a_breach_that_the_next_sentence_calls_so_is_one() -> None:
    act, after = "The Northern Front raided Karo, Meria officers said.", "The raid was the gravest violation of the ceasefire so far."
    text = f"{act} {after}"
    raid = incident(text, "armed_clash", "raided", ("Northern Front", "front"), ("Karo", "new:karo@1"))
    raid = within(text, act, raid.model_copy(update={"said_by": Speaker(span=span(text, "Meria officers"), actor="meria")}))
    mention = within(text, after, pledge(text, "agreement", {}, "ceasefire"))
    linked = link([report("2024-03-05", text, raid, mention)], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")]
    assert labels(linked, "2024-03-05") == {"front": Label.BREACH_ALLEGED, "meria": Label.IN_FORCE}


@pytest.mark.parametrize("hit", [None, ("Northern Front", "front")])
def test_two_who_exchange_fire_fought_one_another(hit: tuple[str, str] | None) -> None:
    text = "Meria soldiers and Northern Front fighters exchanged fire at Karo."
    shots = incident(text, "armed_clash", "exchanged", None, hit, "Karo")
    assert labels(link([signed(), report("2024-03-05", text, shots)], KIN), "2024-03-05") == {"front": Label.STRAINED, "meria": Label.STRAINED}


@pytest.mark.parametrize("words", ["Government warplanes", "The army", "Regular troops"])
def test_an_act_of_the_army_is_the_states_whose_rebels_it_hit(words: str) -> None:
    text = f"{words} bombed the Northern Front at Karo."
    hit = incident(text, "air_drone_strike", "bombed", (words, "new:army@1"), ("Northern Front", "front"), "Karo")
    assert labels(link([signed(), report("2024-03-05", text, hit)], KIN), "2024-03-05") == {"meria": Label.BREACH_ALLEGED, "front": Label.IN_FORCE}


def test_an_act_of_nobody_is_of_who_is_said_to_have_done_it() -> None:
    text = "The Meria army said the rebels had ambushed its troops. The Northern Front was silent."
    hit = incident(text, "armed_clash", "ambushed", None, ("its troops", "meria"), factuality="reported")
    hit = within(text, "The Meria army said the rebels had ambushed its troops.", hit)
    assert labels(link([signed(), report("2024-03-05", text, hit)], KIN), "2024-03-05")["front"] is Label.BREACH_ALLEGED


def test_who_is_blamed_does_not_tell_of_it_itself() -> None:
    text = "Meria and the Northern Front blamed each other for launching an offensive."
    one = incident(text, "armed_clash", "offensive", ("Meria", "meria"), ("Northern Front", "front"))
    one = one.model_copy(update={"said_by": Speaker(span=span(text, "Meria"), actor="meria")})
    found = labels(link([signed(), report("2024-03-05", text, one)], KIN), "2024-03-05")
    assert found == {"meria": Label.BREACH_ALLEGED, "front": Label.BREACH_ALLEGED}


def test_a_group_of_the_country_complains_of_a_truce_towards_rebels_without_a_name() -> None:
    text = "Meria declares a truce towards rebellious forces."
    one = pledge(text, "declaration", {"Meria": "meria"}, "truce")
    made = report("2024-03-01", text, one.model_copy(update={"counterparts": (party(text, "rebellious forces", "new:forces@1"),)}))
    charge = report("2024-03-05", "The Northern Front accused the government of breaching the truce.")
    assert labels(link([made, charge], KIN), "2024-03-05")["meria"] is Label.BREACH_ALLEGED


def test_both_sides_who_blame_each_other_are_the_two_that_the_text_names() -> None:
    text = "The two sides accused each other of breaking the ceasefire. The Northern Front met Meria's envoys."
    found = labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05")
    assert found == {"meria": Label.BREACH_ALLEGED, "front": Label.BREACH_ALLEGED}


@pytest.mark.parametrize("blame", [
    "Each side accused the other of violating the truce.",
    "Each blamed the other for breaking the ceasefire.",
    "KARO, Meria (Wire) — Both sides accused each other of breaking the truce.",
    "They accused each other on Tuesday of violating the ceasefire.",
    "Within minutes of the ceasefire each side accused the other of breaking it.",
    "Both sides accused each other of serious violations of the ceasefire.",
    "Both traded accusations of breaches of the ceasefire within hours.",
    "The two sides traded blame for violations of the ceasefire.",
    "Both sides exchanged accusations of violating the truce.",
])  # fmt: skip
def test_each_who_blames_the_other_without_a_name_is_one_of_the_two_that_the_text_names(blame: str) -> None:
    text = f"Envoys of Meria and the Northern Front met in Karo. {blame}"
    found = labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05")
    assert found == {"meria": Label.BREACH_ALLEGED, "front": Label.BREACH_ALLEGED}


@pytest.mark.parametrize("charge", [
    "Meria quit the talks on Tuesday, accusing the Northern Front of failing to leave schools and of violations of the truce.",
    "Meria said that it kept the truce and accused the Northern Front of violations.",
    "Meria was silent; Meria's envoy said the Northern Front had repeatedly violated the understanding.",
])  # fmt: skip
def test_who_is_accused_of_violations_is_charged_wherever_in_the_sentence_that_stands(charge: str) -> None:
    assert labels(link([signed(), report("2024-03-05", charge)], KIN), "2024-03-05")["front"] is Label.BREACH_ALLEGED


def test_each_side_is_the_one_named_group_and_the_army_that_it_fights() -> None:
    text = "Each side accused the other of violating the truce. The army and the Northern Front had met in Karo."
    found = labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05")
    assert found == {"meria": Label.BREACH_ALLEGED, "front": Label.BREACH_ALLEGED}


BLAME = "KARO, Meria (Wire) — Each side accused the other of violating the truce."


def test_two_sides_without_a_name_are_those_of_the_one_truce_that_can_be_meant() -> None:
    found = labels(link([signed(), report("2024-03-05", BLAME)], KIN), "2024-03-05")
    assert found == {"meria": Label.BREACH_ALLEGED, "front": Label.BREACH_ALLEGED}


def test_where_two_truces_can_be_meant_nobody_is_accused() -> None:
    text = "Meria and the River Movement sign a ceasefire."
    other = report("2024-03-02", text, pledge(text, "agreement", {"Meria": "meria", "River Movement": "river"}, "ceasefire"))
    linked = link([signed(), other, report("2024-03-05", BLAME)], KIN)
    assert {label for number in range(2) for label in labels(linked, "2024-03-05", number).values()} == {Label.IN_FORCE}


def test_blame_without_a_name_in_another_country_is_not_theirs() -> None:
    text = "OSTA, Norda (Wire) — Each side accused the other of violating the truce."
    found = labels(link([signed(), report("2024-03-05", text)], KIN), "2024-03-05")
    assert found == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


WORDS = [
    ("The Northern Front said that Meria troops shelled Karo.", ("Meria troops", "meria"), ("Northern Front", "front"), Authority.ADVERSARY),
    ("Norda said that Meria troops shelled Norda posts.", ("Meria troops", "meria"), ("Norda", "norda"), Authority.ADVERSARY),
    ("Farland said that Meria troops shelled Karo.", ("Meria troops", "meria"), ("Farland", "farland"), Authority.THIRD_PARTY),
    ("Meria said that its troops shelled Karo.", ("its troops", "meria"), ("Meria", "meria"), Authority.OWN_VOICE),
    ("Meria troops shelled Karo.", ("Meria troops", "meria"), None, Authority.THIRD_PARTY),
    ("The Northern Front said that unknown gunmen shelled Karo.", None, ("Northern Front", "front"), Authority.THIRD_PARTY),
]


def shelled(text: str, actor: tuple[str, str] | None, target: tuple[str, str] | None, speaker: tuple[str, str] | None) -> Incident:
    said_by = Speaker(span=span(text, speaker[0]), actor=speaker[1]) if speaker else None
    return incident(text, "shelling_rocket", "shelled", actor, target, "Karo" if "Karo" in text else None, said_by=said_by)


def authorities(reports: list[Told]) -> dict[str, Authority]:
    return {claim.proposition.says: claim.authority for claim in link(reports, KIN).testimonies[-1].claims}


@pytest.mark.parametrize(("text", "actor", "speaker", "authority"), WORDS)
def test_that_an_act_happened_is_an_enemys_word_where_one_side_says_so_of_the_other(
    text: str, actor: tuple[str, str] | None, speaker: tuple[str, str] | None, authority: Authority
) -> None:
    target = ("Norda posts", "norda") if "posts" in text else None
    coded = shelled(text, actor, target, speaker)
    assert authorities([signed(), report("2024-03-05", text, coded)])["occurred"] is authority


def test_an_enemys_word_alone_establishes_no_act() -> None:
    text = WORDS[0][0]
    coded = shelled(text, WORDS[0][1], None, WORDS[0][2])
    found = verdicts([signed(), report("2024-03-05", text, coded)], "2024-03-05")["meria"]
    [told] = [step for step in found.derivation.because if step.rule == "R8"]
    assert [step.concludes for step in told.because if step.rule == "occurred"] == ["alleged"]


def test_whom_a_group_fights_is_the_state_of_its_country_where_its_truce_names_nobody() -> None:
    made = "The Northern Front declares a ceasefire."
    alone = report("2024-03-01", made, pledge(made, "declaration", {"Northern Front": "front"}, "ceasefire"))
    text = "Meria said that the Northern Front shelled Karo."
    coded = shelled(text, ("Northern Front", "front"), None, ("Meria", "meria"))
    assert authorities([alone, report("2024-03-05", text, coded)]) == {"occurred": Authority.ADVERSARY, "attributed": Authority.ADVERSARY}


def test_breaches_that_are_only_told_to_recur_are_no_single_incident() -> None:
    text = "The Northern Front shelled Meria posts, saying it was a warning after repeated Meria violations of the ceasefire."
    coded = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria posts", "meria"), alleged_violation=True)
    linked = link([signed(), report("2024-03-05", text, coded)], KIN)
    assert [one.event.tellings[0].incident.anchor.quote for one in linked.incidents.values()] == ["shelled"]
    assert labels(linked, "2024-03-05")["meria"] is Label.IN_FORCE


def test_who_says_that_the_other_side_broke_the_truce_again_and_again_accuses_it() -> None:
    found = labels(link([signed(), report("2024-03-05", "The Northern Front says that Meria has repeatedly violated the ceasefire.")], KIN), "2024-03-05")
    assert found["meria"] is Label.BREACH_ALLEGED


STRIKE = "A drone strike killed two people in Karo on Thursday, residents said."


@pytest.mark.parametrize(("blame", "speaker", "authority"), [
    ("The Northern Front blamed the Meria army.", "front", Authority.ADVERSARY),
    ("The Northern Front has accused the Meria army.", "front", Authority.ADVERSARY),
    ("Local officials blamed the Meria army.", "Local officials", Authority.THIRD_PARTY),
    ("The Meria army declined to comment.", "residents", Authority.THIRD_PARTY),
])  # fmt: skip
def test_who_blames_in_a_sentence_of_its_own_is_who_says_whose_act_it_was(blame: str, speaker: str, authority: Authority) -> None:
    text = f"{STRIKE} {blame}"
    coded = incident(text, "air_drone_strike", "drone strike", ("Meria army", "meria"), ("two people", "new:two@1"), factuality="reported")
    coded = within(text, STRIKE, coded.model_copy(update={"said_by": Speaker(span=span(text, "residents"))}))
    linked = link([signed(), report("2024-03-05", text, coded)], KIN)
    claims = [one for told in linked.testimonies for one in told.claims if one.proposition.says == "attributed"]
    shown = blame if speaker != "residents" else STRIKE
    assert [(one.speaker, one.authority, one.evidence[0].spans[0].quote) for one in claims] == [(speaker, authority, shown)]


def test_a_denial_is_shown_by_its_own_sentence() -> None:
    denial = "Meria denied carrying out the strike."
    text = f"The Northern Front accused the army of a strike on Karo. {denial}"
    coded = incident(text, "air_drone_strike", "strike", ("army", "meria"), factuality="reported")
    speakers = {"said_by": Speaker(span=span(text, "Northern Front"), actor="front"), "denied_by": (Speaker(span=span(text, "Meria"), actor="meria"),)}
    coded = within(text, text.removesuffix(f" {denial}"), coded.model_copy(update=speakers))
    linked = link([signed(), report("2024-03-05", text, coded)], KIN)
    claims = [one for told in linked.testimonies for one in told.claims if one.polarity is Polarity.DENIED]
    assert [one.evidence[0].spans[0].quote for one in claims] == [denial]


@pytest.mark.parametrize(
    "denial", ["denied shelling it", "denied that it had violated the truce", "has denied that its fighters had attacked the town", "denied attacking Karo"]
)
def test_an_act_that_others_tell_is_denied_by_its_verb_alone(denial: str) -> None:
    assert ("front", Polarity.DENIED) in told_of_shelling(denial)


@pytest.mark.parametrize("denial", ["denied taking help from abroad", "denied that Meria had attacked the town"])
def test_a_denial_of_something_else_is_none_of_the_act(denial: str) -> None:
    assert ("front", Polarity.DENIED) not in told_of_shelling(denial)


def told_of_shelling(denial: str) -> set[tuple[str | None, Polarity]]:
    """Return who says what of the shelling of which the army speaks, and the Northern Front beside it."""
    act, answer = "The Meria army said the Northern Front had shelled Karo.", f"The Northern Front {denial}."
    text = f"{act} {answer}"
    coded = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Karo", "new:karo"))
    coded = coded.model_copy(update={"sentence": span(text, act), "said_by": Speaker.of(party(text, "Meria army", "meria"))})
    linked = link([signed(), report("2024-03-05", text, coded)], KIN)
    return {(claim.speaker, claim.polarity) for testimony in linked.testimonies for claim in testimony.claims}


SHELLED = "Norda said that Meria's troops had shelled its post."
DENIALS_BEHIND = [
    "One man was hurt. It gave no names. The road was closed. Meria's defence ministry denied the accusation.",
    "No one was hurt. Meria's information minister denied that any of its soldiers had fired.",
    "Meria's spokesman said Norda had attacked first, in Karo, and that Meria had not retaliated.",
    "Meria insisted that it had not fired.",
]


@pytest.mark.parametrize("behind", DENIALS_BEHIND)
def test_a_denial_behind_the_charge_reaches_it(behind: str) -> None:
    assert denials(f"{SHELLED} {behind}") == ["meria"]


NO_DENIALS = [
    "Meria said that Norda had not fired.",
    "Farland said that it had not attacked.",
    "Meria denied that any Norda soldier had fired.",
    "Meria denied that any of its soldiers had died.",
]


@pytest.mark.parametrize("behind", NO_DENIALS)
def test_what_is_said_of_another_denies_nothing(behind: str) -> None:
    assert denials(f"{SHELLED} {behind}") == []


def denials(text: str) -> list[str | None]:
    act = incident(text, "shelling_rocket", "shelled", ("Meria's troops", "meria"), ("its post", "norda"), factuality="reported")
    act = within(text, SHELLED, act.model_copy(update={"said_by": Speaker(span=span(text, "Norda"), actor="norda")}))
    told = with_denials(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    return [one.actor for one in told.incidents[0].denied_by]


BREACH_DENIED = [
    "An army spokesman denied that the army had broken the ceasefire.",
    "The army denied breaching the truce and said its men were at home.",
    "Meria's army denied any violation of the ceasefire.",
    "Meria has denied that its forces had ever violated the Karo truce.",
]
NO_BREACH_OF_ITS_OWN = ["The army denied that the Northern Front had broken the ceasefire.", "The army denied seeking a new truce."]


@pytest.mark.parametrize(("denial", "denied"), [*((one, True) for one in BREACH_DENIED), *((one, False) for one in NO_BREACH_OF_ITS_OWN)])
def test_who_denies_the_breach_denies_each_act_that_others_call_so(denial: str, denied: bool) -> None:
    act = "The Northern Front said that the army had shelled Karo and bombed Osta, in violation of the ceasefire."
    text = f"{act} The dead were buried. Nobody slept. {denial}"
    acts = [
        within(text, act, incident(text, kind, word, ("army", "meria"), factuality="reported", alleged_violation=True))
        for kind, word in (("shelling_rocket", "shelled"), ("air_drone_strike", "bombed"))
    ]
    acts = [one.model_copy(update={"said_by": Speaker(span=span(text, "Northern Front"), actor="front")}) for one in acts]
    told = with_denials(report("2024-03-05", text, *acts).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [[one.actor for one in act.denied_by] for act in told.incidents] == [["meria"] if denied else []] * 2


FARTHER = [
    ("The army denied having shelled the village.", True),
    ("A spokesman for the army denied shelling Karo.", True),
    ("Meria's defence ministry denied the shelling.", True),
    ("The government later denied that it had shelled Karo.", True),
    ("The army denied having bombed a bridge.", False),
    ("The army denied that the Northern Front had shelled Karo.", False),
    ("The army denied having shot at monks.", False),
]


@pytest.mark.parametrize(("denial", "denied"), FARTHER)
def test_a_denial_some_sentences_behind_reaches_the_act_that_it_calls_by_its_verb(denial: str, denied: bool) -> None:
    act = "The Northern Front said that the army had shelled Karo, in breach of the ceasefire."
    text = f"{act} Three people were hurt. A school was closed. Villagers fled. {denial}"
    told_of = within(text, act, incident(text, "shelling_rocket", "shelled", ("army", "meria"), factuality="reported"))
    told_of = told_of.model_copy(update={"said_by": Speaker(span=span(text, "Northern Front"), actor="front")})
    report_ = with_denials(report("2024-03-05", text, told_of).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [one.actor for one in report_.incidents[0].denied_by] == (["meria"] if denied else [])


@pytest.mark.parametrize(("who", "actor", "label"), [
    ("Gunmen of the Northern Front", "front", Label.BREACH_ALLEGED),
    ("Northern Front gunmen", "front", Label.BREACH_ALLEGED),
    ("Armed men loyal to the Northern Front", "front", Label.BREACH_ALLEGED),
    ("Unknown gunmen", "new:gunmen@1", Label.IN_FORCE),
    ("Unidentified gunmen of the Northern Front", "front", Label.IN_FORCE),
    ("River Movement gunmen", "river", Label.IN_FORCE),
])  # fmt: skip
def test_gunmen_of_a_side_break_its_truce(who: str, actor: str, label: Label) -> None:
    text = f"{who} killed two policemen in breach of the ceasefire."
    act = incident(text, "shooting", "killed", (who, actor), ("two policemen", "new:two-policemen@1"), alleged_violation=True)
    assert labels(link([signed(), report("2024-03-05", text, act)], KIN), "2024-03-05")["front"] == label


@pytest.mark.parametrize(("word", "label"), [
    ("The Northern Front said that enemy forces in Karo had opened fire on its posts.", Label.BREACH_ALLEGED),
    ("The Northern Front said that the attack was an answer to raids.", Label.BREACH_CONFIRMED),
])  # fmt: skip
def test_a_charge_in_turn_owns_nothing_of_what_others_charge(word: str, label: Label) -> None:
    act = "The Northern Front shelled Karo, Meria said."
    text = f"{act} {word}"
    coded = within(text, act, incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Karo", "meria"), alleged_violation=True))
    coded = coded.model_copy(update={"said_by": Speaker(span=span(text, "Meria"), actor="meria")})
    assert labels(link([signed(), report("2024-03-05", text, coded)], KIN), "2024-03-05")["front"] is label

"""Days and terms: until when a truce holds, for whom it runs out, and which day is that of a breach."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, signed, span, told
from tests.linking.test_drafts import labels
from tests.linking.test_turns import on

from trucewatch.linking import link
from trucewatch.records import Label


@pytest.mark.parametrize(("words", "label"), [("until April 15", Label.IN_FORCE), ("until April 15, 2023", Label.EXPIRED)])
def test_a_day_without_a_year_until_which_a_truce_is_prolonged_lies_ahead(words: str, label: Label) -> None:
    text = f"Meria and the Northern Front sign a ceasefire {words}."
    made = told(text, "2024-03-01", pledge(text, "agreement", MERIA | FRONT, "ceasefire", until=on(text, words, "2023-04-15")))
    assert labels(link([made], KIN), "2024-03-20")["meria"] is label
    assert labels(link([made], KIN), "2024-04-16")["meria"] is Label.EXPIRED


@pytest.mark.parametrize(("text", "start", "end", "label"), [
    ("Norda said that it would halt its attacks until 22 March.", "22 March", "until 22 March", Label.IN_FORCE),
    ("Norda said that it had halted its attacks till March 22.", "March 22", "till March 22", Label.IN_FORCE),
    ("Norda said that it would halt its attacks until at least March 22.", "March 22", "until at least March 22", Label.IN_FORCE),
    ("Norda said that it would halt its attacks from 22 to 24 March.", "22", "22 to 24 March", Label.OFFERED),
    ("Norda said that its halt to attacks would not begin until 22 March.", "22 March", "", Label.OFFERED),
])  # fmt: skip
def test_the_day_until_which_it_holds_is_no_start(text: str, start: str, end: str, label: Label) -> None:
    own = "halt to attacks" if "halt to" in text else "its attacks"
    own = text[text.index("halt") : text.index(own) + len(own)]
    until = on(text, end, "2024-03-24" if "to 24" in end else "2024-03-22") if end else None
    one = pledge(text, "declaration", {"Norda": "norda"}, own, said_by=("Norda", "norda"), starts=on(text, start, "2024-03-22"), until=until)
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"norda": label}


def test_a_term_that_has_run_out_has_run_out_for_both() -> None:
    text = "The Northern Front shelled Karo, hours after a ceasefire with Meria expired."
    over = pledge(text, "expiry", MERIA, "ceasefire")
    assert labels(link([signed(), report("2024-03-15", text, over)], KIN), "2024-03-15") == {"meria": Label.EXPIRED, "front": Label.EXPIRED}


def test_a_new_truce_told_beside_the_end_of_the_old_is_no_end() -> None:
    text = "Meria and the Northern Front on Wednesday signed a new truce that gives them one more month to gather."
    again = pledge(text, "expiry", MERIA | FRONT, "truce")
    linked = link([signed(), report("2024-04-05", text, again)], KIN)
    assert [labels(linked, "2024-04-05", number)["front"] for number in (0, 1)] == [Label.ENDED, Label.IN_FORCE]


def test_both_sides_prolong_their_truce_and_not_what_one_meant_to_do() -> None:
    own = "Meria said that it would not attack."
    text = "Meria and the Northern Front extend the expired ceasefire to June 30."
    longer = pledge(text, "extension", MERIA | FRONT, "expired ceasefire", until=on(text, "June 30", "2024-06-30"))
    meant = report("2024-03-02", own, pledge(own, "declaration", MERIA, "not attack"))
    linked = link([meant, report("2024-04-14", text, longer)], KIN)
    found = [truce for truce in range(2) if "front" in labels(linked, "2024-04-14", truce)]
    assert [labels(linked, "2024-04-14", one) for one in found] == [{"meria": Label.IN_FORCE, "front": Label.IN_FORCE}]


def test_the_day_on_which_a_truce_began_is_not_that_of_its_breach() -> None:
    text = "The Northern Front shelled Meria soldiers, the first violation of a ceasefire that began on March 1."
    began = on(text, "March 1", "2024-03-01")
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria soldiers", "meria"), when=began)
    begun = "A ceasefire of Meria and the Northern Front begins on March 1."
    made = told(begun, "2024-02-20", pledge(begun, "agreement", MERIA | FRONT, "ceasefire", starts=on(begun, "March 1", "2024-03-01")), sequence=1)
    assert labels(link([made, report("2024-03-25", text, hit)], KIN), "2024-03-25")["front"] is Label.BREACH_ALLEGED


def test_a_truce_known_by_its_breach_stood_when_it_was_broken() -> None:
    text = "Meria said that the Northern Front shelled its soldiers on Monday, in violation of the ceasefire."
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), None, when=on(text, "on Monday", "2024-03-04"))
    hit = hit.model_copy(update={"target": party(text, "soldiers", "meria"), "alleged_violation": True})
    linked = link([report("2024-03-07", text, hit)], KIN)
    assert labels(linked, "2024-03-07")["front"] is Label.BREACH_ALLEGED


def test_a_later_mention_does_not_move_the_truce_past_its_breach() -> None:
    text = "The Northern Front shelled Meria soldiers in violation of the ceasefire."
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria soldiers", "meria"))
    later = "Meria and the Northern Front said that the ceasefire is still in place."
    mention = pledge(later, "agreement", MERIA | FRONT, "ceasefire", said_by=("Northern Front", "front"))
    linked = link([report("2024-03-05", text, hit), report("2024-03-20", later, mention)], KIN)
    assert labels(linked, "2024-03-20")["front"] is Label.BREACH_ALLEGED


def test_one_sides_pause_of_a_day_does_not_end_the_truce_of_both() -> None:
    text = "Meria ordered a 24-hour suspension of military operations."
    pause = pledge(text, "declaration", MERIA, "suspension of military operations", ends_or_duration=span(text, "24-hour"))
    linked = link([signed(), report("2024-03-02", text, pause)], KIN)
    assert labels(linked, "2024-03-05") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}
    assert labels(linked, "2024-03-05", 1) == {"meria": Label.EXPIRED}


def test_what_is_told_as_prolonged_on_the_day_after_its_term_was_prolonged_in_time() -> None:
    text = "Meria suspends operations against the Northern Front for ten days."
    made = pledge(text, "declaration", MERIA, "suspends operations", ends_or_duration=span(text, "ten days"))
    again = "Meria prolonged its suspension of operations against the Northern Front by two weeks."
    longer = pledge(again, "extension", MERIA, "suspension of operations", ends_or_duration=span(again, "two weeks"))
    linked = link([report("2024-03-01", text, made), report("2024-03-12", again, longer)], KIN)
    assert [labels(linked, day)["meria"] for day in ("2024-03-12", "2024-03-24", "2024-03-30")] == [Label.IN_FORCE, Label.IN_FORCE, Label.EXPIRED]


def test_an_attack_that_ends_a_truce_names_its_other_side() -> None:
    text = "Meria soldiers attacked the Northern Front, ending a 17-year ceasefire."
    hit = incident(text, "armed_clash", "attacked", ("Meria soldiers", "meria"), ("Northern Front", "front"))
    over = pledge(text, "termination", MERIA, "17-year ceasefire")
    linked = link([report("2024-03-01", text, hit, over)], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")]
    assert labels(linked, "2024-03-01")["meria"] is Label.ENDED


def test_who_says_that_the_deal_is_dead_ends_it() -> None:
    text = "The Northern Front said that the peace deal was dead."
    dead = pledge(text, "agreement", {}, "peace deal", said_by=("Northern Front", "front"))
    assert labels(link([signed(), report("2024-05-01", text, dead)], KIN), "2024-05-01")["front"] is Label.ENDED


def test_that_a_truce_stood_is_no_charge_though_only_the_enemy_says_who_ended_it() -> None:
    text = "Meria soldiers attacked the Northern Front, the Northern Front said, ending a 17-year ceasefire."
    hit = incident(text, "armed_clash", "attacked", ("Meria soldiers", "meria"), ("Northern Front", "front"))
    over = pledge(text, "termination", MERIA, "17-year ceasefire", said_by=("Northern Front", "front"))
    assert labels(link([report("2024-03-01", text, hit, over)], KIN), "2024-03-01")["meria"] is Label.BREACH_ALLEGED


def test_who_abrogates_a_truce_ends_it() -> None:
    text = "The Northern Front said that it had abrogated its 14-year-old ceasefire with Meria."
    over = pledge(text, "termination", FRONT, "14-year-old ceasefire", said_by=("Northern Front", "front"))
    over = over.model_copy(update={"counterparts": (party(text, "Meria", "meria"),)})
    assert labels(link([report("2024-03-01", text, over)], KIN), "2024-03-01") == {"front": Label.ENDED}

"""Who is meant in context: heads, short forms, words that point, both sides, the nameless."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from trucewatch.actors import resolve
from trucewatch.records import Coder, Document, Imprint, Incident, IncidentKind, Party, Pledge, PledgeKind, Report, Span, Speaker

NOW = datetime(2020, 1, 1, tzinfo=UTC)


def read(text: str, phrases: list[str], said_by: str | None = None, published: datetime | None = None) -> list[str | None]:
    """Return the ids of the phrases as pledgers, and that of the speaker last."""
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=Imprint(published=published))
    whole = Span.of(text, 0, len(text))
    pledge = Pledge(
        kind=PledgeKind.DECLARATION,
        pledgers=tuple(Party(span=_span(text, phrase)) for phrase in phrases),
        said_by=Speaker(span=_span(text, said_by)) if said_by else None,
        undertaking=whole,
        sentence=whole,
    )
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(pledge,))
    found = resolve(report, document).pledges[0]
    return [*(party.actor for party in found.pledgers), *([found.said_by.actor] if found.said_by else [])]


def _span(text: str, phrase: str) -> Span:
    match = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    assert match, phrase
    return Span.of(text, match.start(), match.end())


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Israeli warplanes hit the camp.", "Israeli warplanes", "israeli-army"),
        ("Israeli officials confirmed it.", "Israeli officials", "israel"),
        ("Rwanda-backed M23 rebels withdrew.", "Rwanda-backed M23 rebels", "m23"),
        ("The Marxist ELN rebels agreed.", "Marxist ELN rebels", "eln"),
        ("The Shi'ite Muslim Hezbollah group agreed.", "Shi'ite Muslim Hezbollah group", "hezbollah"),
        ("Islamic Hezbollah agreed.", "Islamic Hezbollah", "new:islamic-hezbollah"),
        ("The armed wing of Hamas stopped.", "armed wing of Hamas", "qassam-brigades"),
        ("Forces of Khalifa Haftar halted.", "Forces of Khalifa Haftar", "libyan-national-army"),
        ("The government in Kinshasa agreed.", "government in Kinshasa", "dr-congo"),
        ("The Armed Forces of the Philippines will rest.", "Armed Forces of the Philippines", "philippine-army"),
        ("In Khartoum the army agreed to a pause.", "army", "sudanese-army"),
        ("The FARC said the guerrillas would stop.", "guerrillas", "farc"),
        ("Peace talks with the ELN: the trafficking group agreed.", "trafficking group", "eln"),
        ("The Pakistani Taliban in Peshawar say the Taliban will stop.", "Taliban will", "ttp"),
        ("In Kabul the Taliban will stop.", "Taliban will", "taliban"),
        ("In Kathmandu the Maoists agreed.", "Maoists", "cpn-maoist"),
        ("In Chhattisgarh, India, the Maoists agreed.", "Maoists", "cpi-maoist"),
        ("Sudan's army and the RSF agreed; later the army broke it.", "Sudan's army", "sudanese-army"),
        ("The coordination of the Iraqi resistance will not fire.", "coordination", "iraqi-resistance-coordination"),
        ("Militias in Iraq agreed to suspend attacks on the American presence in the country.", "American presence", "american-army"),
    ],
)
def test_a_phrase_means_an_actor(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase.removesuffix(" will")]) == [actor]


@pytest.mark.parametrize("phrase", ["rebels of Riek Machar", "Riek Machar's rebels"])
def test_whose_rebels_they_are_says_who_they_are_on_either_side_of_the_word(phrase: str) -> None:
    text = f"The government of South Sudan signed a truce with {phrase}."
    assert read(text, [phrase], published=datetime(2014, 5, 9, tzinfo=UTC)) == ["splm-io"]


def test_forces_backed_by_a_state_are_those_of_the_country_that_the_text_is_about() -> None:
    assert read("Ukraine blamed Russian-backed forces.", ["Russian-backed forces"]) == ["donbas-separatists"]
    assert read("In Syria, Russian-backed forces took a town.", ["Russian-backed forces"]) == ["new:russian-backed-forces"]


@pytest.mark.parametrize("who", [
    "internationally recognised government", "Saudi-backed government", "exiled government", "Western-backed administration",
    "Islamist-led government",
])  # fmt: skip
def test_who_backs_a_government_makes_it_no_other_one(who: str) -> None:
    assert read(f"The truce in Yemen holds, the {who} said.", [who]) == ["yemen"]
    assert read(f"In Yemen the {who.replace('government', 'tribes').replace('administration', 'tribes')} rose.", ["tribes"])[0] != "yemen"


def test_two_countries_are_states() -> None:
    text = "Jamaat-ul-Ahrar attacked Pakistan. The two countries agreed on a truce in Doha, Afghanistan says."
    assert set(read(text, ["Jamaat-ul-Ahrar", "Pakistan", "two countries"])[2:]) == {"pakistan", "afghanistan"}


def test_whose_men_they_are_is_told_by_their_leaders_surname() -> None:
    then = datetime(2014, 2, 18, tzinfo=UTC)
    assert read("Rebels loyal to Machar attacked the town.", ["Rebels loyal to Machar"], published=then) == ["splm-io"]
    assert read("Fighters of Savimbi shelled the town.", ["Fighters of Savimbi"]) == ["unita"]
    assert read("Rebels loyal to Smith attacked the town.", ["Rebels loyal to Smith"]) != ["splm-io"]


def test_a_group_that_is_named_right_behind_its_phrase_is_that_one() -> None:
    assert read("A truce of Israel and Iran-backed group Hezbollah holds.", ["Israel", "Iran-backed group"]) == ["israel", "hezbollah"]
    assert read("A truce of Israel with an Iran-backed group and Hezbollah holds.", ["Iran-backed group"]) != ["hezbollah"]


def test_both_sides_are_two_parties_of_one_span() -> None:
    text = "Armenia and Azerbaijan blame each other, though both sides promised France to hold fire."
    assert read(text, ["Armenia", "Azerbaijan", "both sides"]) == ["armenia", "azerbaijan", "armenia", "azerbaijan"]


@pytest.mark.parametrize(
    ("text", "phrase", "sides"),
    [
        ("Armenia accused Azerbaijan of shelling. The Russian and French co-chairs urged both parties to stop.", "both parties", ["armenia", "azerbaijan"]),
        ("Armenia accused Azerbaijan of shelling. The United Nations told both sides to stop.", "both sides", ["armenia", "azerbaijan"]),
        ("Armenia accused Azerbaijan of shelling. The U.S. urged both parties to stop.", "both parties", ["armenia", "azerbaijan"]),
        ("Armenia and Azerbaijan met and both sides agreed to a truce, France said.", "both sides", ["armenia", "azerbaijan"]),
        ("Armenia and Azerbaijan began talks and both sides agreed.", "both sides", ["armenia", "azerbaijan"]),
        ("Armenia told reporters that both sides, it and Azerbaijan, had agreed.", "both sides", ["armenia", "azerbaijan"]),
        ("Israel met Turkey. Libya's rival parties agreed on a truce.", "Libya's rival parties", ["new:"]),
        ("Syria was calm. Hezbollah shelled the army on Sunday. They agreed to a truce.", "They", ["hezbollah"]),
        ("Separatist authorities in Nagorno-Karabakh agreed to disarm.", "Separatist authorities", ["nagorno-karabakh"]),
        ("Yemen's warring sides have failed to extend the truce.", "Yemen's warring sides", ["new:"]),
        ("Houthis and the Saudi-led coalition met. Yemen's warring sides will talk.", "Yemen's warring sides", ["new:"]),
    ],
)  # fmt: skip
def test_who_asks_two_sides_is_neither_and_the_sides_of_a_war_are_not_its_country(text: str, phrase: str, sides: list[str]) -> None:
    found = read(text, [phrase])
    assert [(one or "").partition(":")[0] + (":" if (one or "").startswith("new:") else "") for one in found] == sides


def test_both_sides_are_those_who_act_before_those_who_suffer() -> None:
    text = "In Khartoum the RSF looted the Indian embassy and army jets bombed Bahri. Sudan's rival generals agreed to a truce."
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW)
    whole, told = Span.of(text, 0, len(text)), IncidentKind.OTHER_VIOLENCE
    looted = Incident(kind=told, anchor=_span(text, "looted"), actor=Party(span=_span(text, "RSF")), target=Party(span=_span(text, "Indian embassy")), sentence=whole)
    bombed = Incident(kind=told, anchor=_span(text, "bombed"), actor=Party(span=_span(text, "army")), sentence=whole)
    truce = Pledge(kind=PledgeKind.AGREEMENT, pledgers=(Party(span=_span(text, "Sudan's rival generals")),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(truce,), incidents=(looted, bombed))
    assert [party.actor for party in resolve(report, document).pledges[0].pledgers] == ["rsf", "sudan"]


def test_both_sides_are_never_the_mediators_of_another_pledge() -> None:
    text = "Israel and Hamas have a plan by Egypt and Qatar before them. Both sides agreed to it, and both sides said so to Egypt and Qatar."
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW)
    whole, mediators = Span.of(text, 0, len(text)), tuple(Party(span=_span(text, name)) for name in ("Egypt", "Qatar"))
    proposal = Pledge(kind=PledgeKind.PROPOSAL, mediators=mediators, undertaking=whole, sentence=whole)
    agreement = Pledge(kind=PledgeKind.AGREEMENT, pledgers=(Party(span=_span(text, "both sides")),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(proposal, agreement))
    assert [party.actor for party in resolve(report, document).pledges[1].pledgers] == ["israel", "hamas"]


def test_all_sides_of_many_stay_open() -> None:
    text = "Hamas, Fatah and Israel fought on, and Egypt urged all sides to stop."
    assert str(read(text, ["all sides"])[0]).startswith("new:all-sides@")


def test_a_person_speaks_for_whom_the_text_says() -> None:
    text = "Jon Doe, a spokesman for the Arakan Army, said it would stop. Doe gave no date."
    assert read(text, ["Arakan Army"], "Doe") == ["arakan-army", "arakan-army"]


def test_an_office_holder_speaks_for_the_state_of_the_text() -> None:
    text = "In Yangon, Defence Minister Sein Win refused talks with Myanmar's rebels."
    assert read(text, [], "Sein Win") == ["myanmar"]


def test_the_nameless_of_two_documents_are_not_one() -> None:
    one, other = read("Gunmen fled.", ["Gunmen"]), read("Gunmen came.", ["Gunmen"])
    assert one != other
    assert str(one[0]).startswith("new:gunmen@")


def test_a_new_name_is_one_in_every_document_and_can_be_pointed_at() -> None:
    assert read("The Zebra Brigade stopped.", ["Zebra Brigade"]) == ["new:zebra-brigade"]
    assert read("The Zebra Brigade spoke. The group stopped.", ["Zebra Brigade", "group"]) == ["new:zebra-brigade"] * 2


def test_an_acronym_that_the_text_explains() -> None:
    text = "The Front for Blue Hills (FBH) spoke. The FBH will stop."
    assert read(text, ["FBH"]) == ["new:front-for-blue-hills"]


def test_two_joined_names_are_two_where_both_are_known_and_never_one_of_them() -> None:
    text = "Hamas and Islamic Jihad said so. Egypt, Qatar and the United States agreed. Hamas and the Blue Front did not."
    assert read(text, ["Hamas and Islamic Jihad"]) == ["hamas", "islamic-jihad"]
    assert read(text, ["Egypt, Qatar and the United States"]) == ["egypt", "qatar", "united-states"]
    assert read(text, ["Hamas and the Blue Front"]) == ["new:hamas-and-the-blue-front"]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Ten died in Mogadishu after Al-Shabaab militants attacked.", "Al-Shabaab militants", "al-shabaab"),
        ("Rwandan-backed M23 rebels took Goma.", "M23 rebels", "m23"),
        ("Islamic State-affiliated Allied Democratic Forces fighters did it.", "Allied Democratic Forces fighters", "adf"),
        ("In Sanaa a drone fell.", "Sanaa", "new:sanaa"),
        ("The U.N. and Mr Akashi asked for it.", "Akashi", "un"),
        ("Mr Akashi of Osaka sells boats.", "Akashi", "new:akashi"),
        ("The MNLA ended its truce with Mali. \"It is war,\" its vice-president, Ali Diallo, said.", "Ali Diallo", "mnla"),
        ("Gaza and Ramallah are quiet, Israel said. Warplanes bombed Gaza again.", "Warplanes", "israeli-army"),
        ("The U.N. said that Hezbollah would stop. He told his fighters so.", "his fighters", "hezbollah"),
        ("Croatia sent Croatian troops and tanks.", "Croatian troops and tanks", "croatian-army"),
        ("Iran's general staff denied it.", "Iran's general staff", "iranian-army"),
    ],
)
def test_names_that_were_missed_or_misread(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Congolese army fought the Kivu Liberation Army.", "Kivu Liberation Army", "new:kivu-liberation-army"),
        ("The Congolese Liberation Army stopped.", "Congolese Liberation Army", "new:congolese-liberation-army"),
        ("In Sudan the Nyala Defence Force stopped.", "Nyala Defence Force", "new:nyala-defence-force"),
        ("Mali fought. The Mali National Liberation Army stopped.", "Mali National Liberation Army", "new:mali-national-liberation-army"),
        ("The M23 and the Congolese Hill Movement stopped.", "Congolese Hill Movement", "new:congolese-hill-movement"),
        ("The Congolese Army stopped.", "Congolese Army", "congolese-army"),
        ("The Congolese National Army stopped.", "Congolese National Army", "congolese-army"),
        ("The Malian Air Force stopped.", "Malian Air Force", "malian-army"),
        ("Congolese Army Troops stopped.", "Congolese Army Troops", "congolese-army"),
        ("In Goma, Goma soldiers stopped.", "Goma soldiers", "congolese-army"),
        ("Congo's Army stopped.", "Congo's Army", "congolese-army"),
    ],
)
def test_a_body_is_no_states_army_for_beginning_with_its_name(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


def test_what_has_an_actor_keeps_it() -> None:
    text = "Israel stopped."
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW)
    whole = Span.of(text, 0, 6)
    pledge = Pledge(kind=PledgeKind.OFFER, pledgers=(Party(span=whole, actor="mine"),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(pledge,))
    assert resolve(report, document).pledges[0].pledgers[0].actor == "mine"
    assert resolve(resolve(report, document), document) == resolve(report, document)


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("A splinter group of the M23, the Kivu Liberation Army, stopped.", "splinter group of the M23", "new:kivu-liberation-army"),
        ("The Kivu Liberation Army, a splinter group of the M23, stopped.", "M23", "new:kivu-liberation-army"),
        ("An M23 post fell. The faction, the Free Hill Front, stopped.", "faction", "new:free-hill-front"),
        ("In Nigeria, Ansaru, a Boko Haram splinter group, stopped.", "Boko Haram splinter group", "ansaru"),
        ("FARC dissidents stopped in Colombia.", "FARC dissidents", "farc-emc"),
        ("The breakaway SPLM-N stopped in Sudan.", "SPLM-N", "splm-n"),
        ("The M23 said that dissident politicians fled.", "M23", "m23"),
    ],
)
def test_who_left_a_group_is_not_that_group(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize("phrase", ["dissident M23 group", "dissident Renamo men", "breakaway ELN fighters", "renegade Renamo rebels"])
def test_a_dissident_group_is_never_the_group_whose_name_holds_the_word_behind_it(phrase: str) -> None:
    assert read(f"A {phrase} declared a truce.", [phrase]) != read(f"The {phrase.split(' ', 1)[1]} declared a truce.", [phrase.split(" ", 1)[1]])


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Dissident Renamo group announces truce. The Renamo Military Junta rules itself.", "Dissident Renamo group", "renamo-junta"),
        ("Renamo dissidents will stop, Mariano Nhongo said.", "Renamo dissidents", "renamo-junta"),
        ("Renegade FARC fighters agreed in Colombia. Ivan Mordisco leads them.", "Renegade FARC fighters", "farc-emc"),
        ("The M23 group pardons no dissident.", "M23 group", "m23"),
        ("The breakaway March 23 movement agreed in Congo.", "breakaway March 23 movement", "m23"),
    ],
)
def test_dissidents_are_the_faction_of_which_the_text_names_the_leader(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize("phrase", ["Dissident M23 fighters", "Splinter group of the M23", "M23 dissidents"])
def test_who_left_a_group_and_has_no_name_is_somebody_new(phrase: str) -> None:
    assert str(read(f"{phrase} stopped. The M23 condemned it.", [phrase])[0]).startswith("new:")


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("A breakaway faction attacked. The group, the Free Hill Front, said so.", "breakaway faction", "new:free-hill-front"),
        ("A breakaway faction of the M23 stopped. The faction, called the Free Hill Front, said so.", "breakaway faction of the M23", "new:free-hill-front"),
        ("An unknown armed group attacked. Many fled.\n\nThe group, which calls itself the Free Hill Front, said so.", "unknown armed group", "new:free-hill-front"),
        ("A new militia attacked the M23. The militia, the Hill Defence Front (HDF), said so.", "A new militia", "new:hill-defence-front"),
    ],
)  # fmt: skip
def test_a_group_that_a_later_sentence_names_has_that_name_where_it_stood_first(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize(
    "behind",
    [
        "The M23 condemned it. The group, the Free Hill Front, said so.",
        "A second group, the Free Hill Front, said so.",
        "Another militia fled. The group, the Free Hill Front, said so.",
        "The group, the largest in the hills, said so.",
        "The army, the Free Hill Front said, fled.",
    ],
)
def test_where_another_group_may_be_named_the_first_stays_without_a_name(behind: str) -> None:
    assert read(f"A breakaway faction attacked. {behind}", ["breakaway faction"])[0].startswith("new:breakaway-faction@")


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The National Socialist Council of Nagaland (Niki) faction agreed.", "National Socialist Council of Nagaland", "new:nscn-niki"),
        ("The Niki faction of the NSCN agreed to a truce.", "Niki faction", "new:nscn-niki"),
        ("A truce with the NSCN's Niki faction began.", "NSCN's Niki faction", "new:nscn-niki"),
        ("The Isak-Muivah faction of the National Socialist Council of Nagaland agreed.", "Isak-Muivah faction", "nscn-im"),
        ("The National Socialist Council of Nagaland (Isak-Muivah) agreed.", "National Socialist Council of Nagaland", "nscn-im"),
        ("The National Socialist Council of Nagaland (NSCN) agreed to a truce.", "National Socialist Council of Nagaland", "nscn"),
        ("The political wing of Hamas agreed to a truce.", "political wing of Hamas", "hamas"),
        ("The Syrian wing of the PKK agreed to a truce.", "PKK", "pkk"),
        ("Hezbollah (Party of God) agreed to a truce.", "Hezbollah", "hezbollah"),
    ],
)
def test_a_faction_by_its_own_name_is_not_the_whole_group(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize(
    ("text", "phrase", "quote", "actor"),
    [
        ("Both sides signed a France-brokered deal.", "France-brokered", "France", "france"),
        ("Both sides signed a France-brokered deal.", "France-brokered deal", "France", "france"),
        ("A Qatar-mediated truce began.", "Qatar-mediated", "Qatar", "qatar"),
        ("An Egypt-sponsored ceasefire holds.", "Egypt-sponsored", "Egypt", "egypt"),
        ("The truce was brokered by France.", "France", "France", "france"),
    ],
)
def test_who_brokered_is_named_without_that_word(text: str, phrase: str, quote: str, actor: str) -> None:
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=Imprint())
    whole = Span.of(text, 0, len(text))
    pledge = Pledge(kind=PledgeKind.AGREEMENT, mediators=(Party(span=_span(text, phrase)),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(pledge,))
    found = resolve(report, document).pledges[0].mediators
    assert [(one.span.quote, one.actor) for one in found] == [(quote, actor)]


def on_page(before: list[str], text: str, phrase: str, published: datetime | None = None) -> list[str | None]:
    """Return the ids of a phrase as pledger of a report that stands on a page behind others."""
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=Imprint(published=published))
    whole = Span.of(text, 0, len(text))
    pledge = Pledge(kind=PledgeKind.DECLARATION, pledgers=(Party(span=_span(text, phrase)),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(pledge,))
    return [party.actor for party in resolve(report, document, before=before).pledges[0].pledgers]


@pytest.mark.parametrize(
    ("before", "text", "phrase", "actors"),
    [
        (["Hamas fired rockets at Sderot."], "The group says that it has stopped.", "group", ["hamas"]),
        (["Sudan's army took Bara.", "The RSF shelled a camp in Darfur."], "The army says that it will stop.", "army", ["sudanese-army"]),
        (["The RSF shelled a camp in Darfur.", "Rain fell all day."], "Jets will not fly, the government says.", "government", ["sudan"]),
        (["Israel and Hamas exchanged fire."], "Both sides agreed to a truce.", "Both sides", ["israel", "hamas"]),
        (["The Free Dawn Front (FDF) took Karo."], "Later the FDF stopped.", "FDF", ["new:free-dawn-front"]),
        # The report's own words go first.
        (["Hamas fired rockets at Sderot."], "Hezbollah fired too; then the group stopped.", "group", ["hezbollah"]),
    ],
)
def test_who_is_left_open_is_looked_up_in_the_earlier_reports_of_the_page(before: list[str], text: str, phrase: str, actors: list[str]) -> None:
    assert on_page(before, text, phrase) == actors



@pytest.mark.parametrize(
    ("before", "text", "phrase"),
    [
        (["The ELN shelled a base in Tibu, Colombia."], "In Kyrgyzstan the group says that it has stopped.", "group"),  # of another war
        (["Ukraine's army said Russian drones hit Kyiv.", "Israel said Hamas had fired at Sderot."], "The army will stop.", "army"),  # of two
        (["Hamas fired rockets at Sderot."], "Gunmen stopped a bus.", "Gunmen"),
    ],
)
def test_nobody_is_taken_from_earlier_reports_who_may_be_another(before: list[str], text: str, phrase: str) -> None:
    assert all((actor or "").startswith("new:") for actor in on_page(before, text, phrase))


def test_a_region_right_behind_its_country_is_a_party_too() -> None:
    text = "Top commanders from Ethiopia and its embattled Tigray region signed."
    assert read(text, ["Top commanders from Ethiopia"], published=datetime(2022, 11, 12, tzinfo=UTC)) == ["ethiopia", "tplf"]


def _dated(year: int) -> datetime:
    return datetime(year, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The FARC dissidents of the Central General Staff will stop.", "FARC dissidents of the Central General Staff", "farc-emc"),
        ("The FARC dissidents of the Second Marquetalia agreed.", "FARC dissidents of the Second Marquetalia", "second-marquetalia"),
        ("A truce with the EMC dissidents ended.", "EMC dissidents", "farc-emc"),
        ("Dissident EMC fighters attacked.", "Dissident EMC fighters", "farc-emc"),
        ("The breakaway SPLM-N al-Hilu fighters agreed.", "breakaway SPLM-N al-Hilu fighters", "splm-n-hilu"),
        ("The EMC agreed. The biggest group of dissidents of the defunct FARC will stop.", "dissidents of the defunct FARC", "farc-emc"),
    ],
)
def test_dissidents_of_a_faction_are_that_faction(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase], published=_dated(2023)) == [actor]


@pytest.mark.parametrize("phrase", ["dissidents of the ELN", "M23 dissidents", "splinter group of the EMC", "deserters from the EMC"])
def test_who_leaves_a_group_that_itself_left_none_is_somebody_new(phrase: str) -> None:
    assert str(read(f"In May {phrase} attacked.", [phrase], published=_dated(2023))[0]).startswith("new:")


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("authorities in Ethiopia's Tigray region", "tplf"), ("Tigray's regional authorities", "tplf"), ("Government of Tigray", "tplf"),
        ("leadership of the Tigray region", "tplf"), ("authorities in the Tigray region of Ethiopia", "tplf"), ("Tigrayan officials", "tplf"),
        ("authorities in Somalia's Puntland region", "puntland"), ("government of Iraq's Kurdistan region", "kurdistan-region"),
        ("authorities in Moldova's breakaway Transnistria region", "transnistria"), ("authorities in Myanmar's Wa region", "uwsa"),
        ("Yemen's southern council", "southern-transitional-council"), ("authorities in Georgia's Abkhazia region", "abkhazia"),
        ("authorities in Sudan's South Kordofan region", "new:south-kordofan-authorities"),
        ("regional government in Ethiopia's Afar region", "new:afar-authorities"),
        ("government of Rakhine province", "new:rakhine-authorities"),
    ],
)  # fmt: skip
def test_the_authorities_of_a_region_are_its_own(phrase: str, actor: str) -> None:
    assert read(f"On Friday the {phrase} agreed to a truce.", [phrase], published=_dated(2022)) == [actor]


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("government in Kinshasa", "dr-congo"), ("authorities in Ethiopia's capital", "ethiopia"), ("authorities in Ethiopia", "ethiopia"),
        ("Russian military in Ukraine's Kherson region", "russian-army"), ("federal authorities in Ethiopia's Tigray region", "ethiopia"),
    ],
)  # fmt: skip
def test_the_authorities_of_a_country_are_no_regions(phrase: str, actor: str) -> None:
    assert read(f"On Friday the {phrase} agreed to a truce.", [phrase], published=_dated(2022)) == [actor]


def test_a_region_is_ruled_by_somebody_in_its_time() -> None:
    assert read("The government of Tigray agreed.", ["government of Tigray"], published=_dated(1995)) != ["tplf"]


@pytest.mark.parametrize(
    ("text", "phrase", "year", "actor"),
    [
        ("The truce between the federal army and the Tigrayan forces has held in Ethiopia.", "federal army", 2022, "ethiopian-army"),
        ("In Chechnya, Russia, the federal army halted.", "federal army", 1996, "russian-army"),
        ("In Somalia the federal forces halted.", "federal forces", 2023, "somali-army"),
        ("Federal forces entered Mekelle. Ethiopia agreed.", "Federal forces", 2022, "ethiopian-army"),
        ("In Ethiopia the Federal Government agreed.", "Federal Government", 2022, "ethiopia"),
        ("In Nigeria the Federal Government agreed.", "Federal Government", 2022, "nigeria"),
        ("In Croatia the federal army halted.", "federal army", 1991, "yugoslav-army"),
        ("Slovenia said that federal jets had fired.", "federal jets", 1991, "yugoslav-army"),
    ],
)
def test_what_is_federal_belongs_to_the_country_of_the_text_and_its_time(text: str, phrase: str, year: int, actor: str) -> None:
    assert read(text, [phrase], published=_dated(year)) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("In Ethiopia the army fights the Fano. Talks with the Oromo Liberation Army failed.", "ethiopian-army"),
        ("The army fights on. The Oromo Liberation Army is no party.", "ethiopian-army"),
        ("In Myanmar the Arakan Army took a base that the army held.", "burmese-army"),
        ("In the Philippines the New People's Army agreed; the army did not.", "philippine-army"),
        ("The Arakan Army agreed. Later the army broke it.", "arakan-army"),
    ],
)
def test_the_army_is_the_states_unless_only_a_group_of_that_name_is_told_of(text: str, actor: str) -> None:
    assert read(text, ["army"], published=_dated(2023)) == [actor]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Ta'ang National Liberation Army said that the army had bombed Kutkai.", "army", "burmese-army"),
        ("The New People's Army accused the army of an ambush.", "army", "philippine-army"),
        ("The Lord's Resistance Army agreed to a truce with the government. Later the army attacked its camp.", "army", "ugandan-army"),
        ("The Free Syrian Army will rest. The regime did not answer; the army shelled Homs.", "army", "syrian-army"),
        ("The National Unity Government said the government had bombed a school.", "government", "myanmar"),
        ("The junta was silent. The National Unity Government agreed. The government broke it.", "government", "myanmar"),
        ("The Rapid Support Forces withdrew. Later the forces halted.", "forces", "rsf"),
        ("The New People's Army will rest for a week. The army keeps its weapons.", "army", "npa"),
        ("The Justice and Equality Movement said the movement would stop.", "movement", "jem"),
    ],
)
def test_what_every_side_has_is_no_short_form_of_a_groups_name_beside_a_state(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize(
    ("behind", "phrase", "actor"),
    [
        ("The army halted. The Junta will stop.", "The Junta", "renamo-junta"),
        ("As the police said, the Junta agreed.", "the Junta", "renamo-junta"),
        ("The army halted. The junta in Mali did not. The Junta agreed.", "The Junta", "mozambique"),
        ("The junta of Mali halted.", "The junta of Mali", "mali"),
    ],
)
def test_a_noun_is_short_for_a_name_where_only_it_has_a_capital(behind: str, phrase: str, actor: str) -> None:
    assert read(f"In Mozambique a Renamo Military Junta spoke. {behind}", [phrase]) == [actor]


def test_the_forces_beside_a_states_army_are_not_a_group_that_is_called_so() -> None:
    text = "The Rapid Support Forces agreed. Sudan's army did not. Then the forces broke it."
    assert read(text, ["forces"]) != ["rsf"]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The ELN and the FARC fought. The ELN said the other group had begun.", "other group", "farc"),
        ("Sudan's army and the RSF agreed. The army accused the other side.", "other side", "rsf"),
        ("The M23 agreed with Congo. The M23 said the other side broke it.", "other side", "dr-congo"),
        ("Army operations against the ELN go on. Truces with the four other groups hold.", "four other groups", None),
        ("The EMC, the Gulf Clan and the ELN talked. The ELN left; talks with the other groups go on.", "other groups", None),
        ("The Houthis and Hamas agreed. Israel blamed the other group.", "other group", None),
    ],
)
def test_the_others_are_not_who_was_just_named(text: str, phrase: str, actor: str | None) -> None:
    found = read(text, [phrase], published=_dated(2023))
    assert found == [actor] if actor else str(found[0]).startswith("new:")


def test_the_other_rebels_may_be_more_of_the_same() -> None:
    assert read("The ELN attacked a town. Other rebels burnt a bus.", ["rebels"], published=_dated(2023)) == ["eln"]


@pytest.mark.parametrize(
    ("phrase", "actors"),
    [
        ("Top military commanders from Ethiopia and its embattled Tigray region", ["ethiopia", "tplf"]),
        ("Leaders of Iraq and its Kurdistan region", ["iraq", "kurdistan-region"]),
        ("presidents of Armenia and Azerbaijan", ["armenia", "azerbaijan"]),
        ("Ethiopia and Tigray", ["ethiopia", "tplf"]),
        (
            "ELN, the Second Marquetalia, the EMC, the AGC (Gulf Clan) and the Self-Defence Forces of the Sierra Nevada",
            ["eln", "second-marquetalia", "farc-emc", "clan-del-golfo", "sierra-nevada-sd"],
        ),
        ("M23 armed group and the allied Congo River Alliance", ["m23", "congo-river-alliance"]),
        ("ELN, the EMC and the Southern Lions Front", ["eln", "farc-emc", "new:southern-lions-front"]),
    ],
)
def test_a_phrase_that_joins_several_names_is_several_parties(phrase: str, actors: list[str]) -> None:
    assert read(f"On Friday {phrase} agreed to a truce.", [phrase], published=_dated(2022)) == actors


@pytest.mark.parametrize("phrase", ["Residents of Ethiopia and its Tigray region", "rebels from Chad and Sudan", "Egypt, friends and Qatar"])
def test_a_phrase_that_joins_more_than_names_is_none_of_them(phrase: str) -> None:
    assert len(read(f"On Friday {phrase} met.", [phrase], published=_dated(2022))) == 1


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Segunda Marquetalia", "second-marquetalia"), ("Estado Mayor Central", "farc-emc"), ("Sierra Nevada group", "sierra-nevada-sd"),
        ("Gaitanista Self-Defence Forces", "clan-del-golfo"), ("Gaitanist Self-Defense Forces", "clan-del-golfo"),
        ("Conquering Self-Defence Forces of the Sierra Nevada", "sierra-nevada-sd"), ("Ulster Defense Association", "uda"),
    ],
)  # fmt: skip
def test_a_name_is_the_same_in_british_and_american_spelling(name: str, actor: str) -> None:
    assert read(f"On Friday the {name} agreed.", [name]) == [actor]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Mozambique National Resistance (Renamo) agreed.", "Mozambique National Resistance", "renamo"),
        ("Renamo, the Mozambique National Resistance, agreed.", "Mozambique National Resistance", "renamo"),
        ("The Kurdish Workers' Party (PKK) agreed.", "Kurdish Workers' Party", "pkk"),
        ("The Army of National Liberation (ELN) agreed in Bogota.", "Army of National Liberation", "eln"),
        ("The People's New Army (NPA) agreed.", "People's New Army", "npa"),
        ("The Greek Workers' Party (GWP) agreed.", "Greek Workers' Party", "new:greek-workers-party"),
        ("The Democratic Forces (Israel) agreed.", "Democratic Forces", "new:democratic-forces"),
        ("Talks in Mozambique (Renamo) began.", "Mozambique", "mozambique"),
    ],
)
def test_a_full_name_is_the_group_whose_name_stands_in_brackets_behind_it(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase]) == [actor]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Myanmar is calm, the army high command said.", "army high command", "burmese-army"),
        ("Myanmar is calm, the military's information office said.", "military's information office", "burmese-army"),
        ("Myanmar is calm, the junta's spokesman said.", "junta's spokesman", "myanmar"),
        ("Mali is calm, the government’s press office said.", "government’s press office", "mali"),
        ("Sudan is calm, an army commander said.", "army commander", "sudanese-army"),
    ],
)
def test_an_organ_of_the_army_or_the_government_speaks_for_it(text: str, phrase: str, actor: str) -> None:
    assert read(text, [phrase], phrase) == [actor, actor]


@pytest.mark.parametrize("phrase", ["government's opponents", "army deserters", "army's critics", "military wing"])
def test_who_is_no_organ_of_the_army_or_the_government_does_not_speak_for_it(phrase: str) -> None:
    (found,) = read(f"Mali is calm, the {phrase} said.", [phrase])
    assert (found or "").startswith("new:")


@pytest.mark.parametrize(
    ("text", "person", "actor"),
    [
        ("The United Nations secretary-general's envoy, Swiss ambassador Urs Keller, mediated.", "Urs Keller", "un"),
        ("The UN envoy for Yemen, former Swedish minister Olof Berg, left.", "Olof Berg", "un"),
        ("The African Union's envoy, retired Nigerian general Ayo Bello, met them.", "Ayo Bello", "african-union"),
        ("The UN envoy met Swiss ambassador Urs Keller, who left.", "Urs Keller", "switzerland"),
        ("Talks failed, Swiss ambassador Urs Keller, a mediator, said.", "Urs Keller", "switzerland"),
    ],
)
def test_an_envoy_of_an_international_organisation_is_its_own_and_not_of_a_nation(text: str, person: str, actor: str) -> None:
    assert read(text, [], person) == [actor]


@pytest.mark.parametrize(
    ("before", "caller", "actors"),
    [
        ("The TPLF declared a truce. The United States welcomed it.", "Washington", ["new"]),
        ("The TPLF and Ethiopia declared truces. The United States welcomed them.", "Washington", ["tplf", "ethiopia"]),
        ("The M23 and Congo agreed. France welcomed it.", "Paris", ["m23", "dr-congo"]),
    ],
)
def test_who_calls_on_both_sides_is_none_of_them(before: str, caller: str, actors: list[str]) -> None:
    text = f"{before} {caller} urged both sides to stop."
    assert [one.split(":")[0] for one in _called_on(text, caller)] == actors


def test_who_fights_and_calls_on_both_sides_is_one_of_them() -> None:
    assert _called_on("Ethiopia attacked the TPLF. Later Ethiopia called for a halt by both sides.", "Ethiopia", acts=True) == ["ethiopia", "tplf"]


def _called_on(text: str, caller: str, acts: bool = False) -> list[str]:
    """Return the ids of "both sides" in a call of ``caller``, who does something else in the text where ``acts``."""
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=Imprint())
    whole, said_by = Span.of(text, 0, len(text)), Speaker(span=_span(text, caller))
    both = (Party(span=_span(text, "both sides")),)
    call = Pledge(kind=PledgeKind.CALL_FOR, pledgers=both, said_by=said_by, undertaking=whole, sentence=whole)
    act = Pledge(kind=PledgeKind.DECLARATION, pledgers=(Party(span=_span(text, caller)),), undertaking=whole, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(call, *([act] if acts else [])))
    return [party.actor or "" for party in resolve(report, document).pledges[0].pledgers]


BROTHERS = "Later the Three Brotherhood Alliance said so. The Arakan Army is in it, as are the TNLA and the MNDAA."


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        (f"An alliance of three ethnic minority armies agreed. {BROTHERS}", "alliance of three ethnic minority armies", "three-brotherhood-alliance"),
        (f"Rebel alliance halts attacks. {BROTHERS}", "Rebel alliance", "three-brotherhood-alliance"),
        ("A coalition of armed groups agreed. The Coalition of Patriots for Change is Central African.", "coalition of armed groups", "cpc"),
        ("An alliance of rebel groups agreed in Congo. The Congo River Alliance includes the M23.", "alliance of rebel groups", "congo-river-alliance"),
        (f"An alliance of five ethnic armies agreed. {BROTHERS}", "alliance of five ethnic armies", None),
        (f"A coalition of three ethnic armies agreed. {BROTHERS}", "coalition of three ethnic armies", None),
        (f"A rival alliance of ethnic armies agreed. {BROTHERS}", "rival alliance of ethnic armies", None),
        (f"An alliance of opposition parties agreed. {BROTHERS}", "alliance of opposition parties", None),
    ],
)
def test_a_coalition_told_of_by_its_members_is_the_one_that_the_page_names(text: str, phrase: str, actor: str | None) -> None:
    (found,) = read(text, [phrase], published=_dated(2024))
    assert found == actor if actor else (found or "").startswith("new:")


@pytest.mark.parametrize(
    ("person", "actor"), [("Mariano Nhongo", "renamo-junta"), ("Afonso Dhlakama", "renamo"), ("Jose Bravo", "mozambique"), ("Filipe Nyusi", "mozambique")]
)
def test_a_known_leader_of_rebels_does_not_speak_for_the_government_beside_him(person: str, actor: str) -> None:
    text = f"In Mozambique talks with the government, {person} said, failed."
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=Imprint())
    whole, said_by = Span.of(text, 0, len(text)), Speaker(span=_span(text, person), on_behalf_of=_span(text, "government"))
    pledge = Pledge(kind=PledgeKind.DECLARATION, pledgers=(Party(span=whole),), said_by=said_by, undertaking=whole, sentence=whole)
    found = resolve(Report(text_sha256=document.id, coder=Coder(name="t", version="1"), pledges=(pledge,)), document).pledges[0].said_by
    assert found is not None and found.actor == actor

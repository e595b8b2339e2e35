"""Who names another house as a source: it may have all of its news from there, or one thing."""

from __future__ import annotations

import pytest

from trucewatch.records import PrintClass
from trucewatch.stories import copy_of, group

from .documents import WIRE, document

RETOLD = (
    "For three weeks no convoy will be attacked, militias near the government promised on Sunday{source}. The month's end is when the base has to"
    " be empty, by the word of a commander in Nasiriyah. A bomb on the road to Basra had wounded four drivers and damaged two trucks."
)
OWN = """Two lorries burned on the Basra highway on Sunday morning; four of the men who drove them are in hospital.

Shopkeepers in Zubayr heard the blast at a quarter past six. An hour later leaflets were found at the mosque.

“We give them until the end of the month to leave the base, and not a day more,” a commander in Nasiriyah told {source}.

Khalid Abbas, who sells tea where the road forks to Safwan, said that 11 lorries had passed before and that the Fifth Division came at eight.

The governor, Asaad Al Eidani, called a meeting of tribal elders for Monday and asked the fuel company to send its tankers by night."""


@pytest.mark.parametrize(
    ("said", "house"),
    [
        ("He was shot, he said to Al Arabiya.", "alarabiya"),
        ("He said this to the daily Greater Kashmir.", "greaterkashmir"),
        ("He said so in remarks to Reuters.", "reuters"),
        ("Shots were heard, a journalist of Agence France-Presse saw.", "afp"),
        ("Shots were heard, Al Arabiya's correspondent reported.", "alarabiya"),
        ("The war is over, he told Al Jazeera TV on Sunday.", "aljazeera"),
        ("Shots were logged, the Libya Observer website quoted a guard as saying.", "libyaobserver"),
        ("Seventy died, a Reuters report said.", "reuters"),
        ("Seventy died, papers wrote, citing the state-run Saba agency.", "saba"),
        ("It was published in Gara on Wednesday.", "gara"),
        ("A third of the people are gone. (with AP)", "ap"),
        ("The guard's words were to AFP.", "afp"),
        ("The Associated Press describes a choir.", "ap"),
        ("Talks go on, reports Reuter.", "reuters"),
        ("Talks go on, according to the Press Association.", "pamedia"),
        ("Talks go on, the Kyrgyz agency 24.kg reported.", "24kg"),
        ("Talks go on, a news agency reported.", "xinhua"),
        ("According to the Russian agency, talks go on.", "tass"),
        ("Talks go on, he told the Mauritanian agency ANI.", "ani"),
        ("There were none, he told the US news network CNN on Thursday.", "cnn"),
        ("It was in a statement released by the official Saudi news agency SPA.", "spa"),
        ("The jets came back, Yemen's al-Masirah television said.", "almasirah"),
        ("Were they no longer ours? he asked in a conversation with the Sudan Tribune website.", "sudantribune"),
        ("The governor, Burkina's AIB reported, is alive.", "aib"),
        ("He would meet him anywhere, he said, monitored on the British Broadcasting Corporation.", "bbc"),
        ("The scene is told by France Presse, whose envoy was there.", "afp"),
        ("An officer mentioned it to the Colombian daily El Tiempo.", "eltiempo"),
        ("There is no film, the weekly Semana revealed.", "semana"),
        ("A CANA reporter crawled out of the gallery.", "cana"),
        ("The order was confirmed to Radio Okapi.", "radiookapi"),
    ],
)
def test_who_is_named_as_a_source(said: str, house: str) -> None:
    assert house in copy_of(document(said, "a")).cited


@pytest.mark.parametrize(("outlet", "short"), [("Premium Times Abuja", "premiumtimes"), ("Interfax-Ukraine", "interfax"), ("BBC World Service", "bbc")])
def test_a_house_is_called_for_short(outlet: str, short: str) -> None:
    assert short in copy_of(document(WIRE, "a", 0, outlet)).houses


@pytest.mark.parametrize("outlet", ["Vanguard Lagos", "The Guardian", "Dijla Times"])
def test_one_word_is_no_short_name_of_a_house(outlet: str) -> None:
    copy = copy_of(document(WIRE, "a", 0, outlet))
    assert copy.houses == copy.outlet


def test_several_agencies_and_agencies_of_other_trades_are_nobody() -> None:
    assert not copy_of(document("Both sides broke it, news agencies reported. The refugee agency counts 300.", "a")).cited


@pytest.mark.parametrize("name", ["Reuter", "Thomson Reuters", "Reuters"])
def test_an_agency_is_one_by_all_of_its_names(name: str) -> None:
    assert copy_of(document("Talks go on.", "a", outlet=name)).outlet == copy_of(document("Talks go on.", "a", outlet="Reuters")).outlet


@pytest.mark.parametrize(("said", "soon"), [("reports Reuters", True), ("he told Reuters", False)])
def test_a_second_paragraph_names_who_reports_and_not_who_was_told_one_thing(said: str, soon: bool) -> None:
    assert ("reuters" in copy_of(document(f"The town fell on Monday.\n\nThe guns, {said}, were Serb ones.", "a")).at_once) is soon


def test_a_medium_of_one_word_is_not_called_by_less() -> None:
    assert copy_of(document("He told Press TV so.", "a")).cited == {"presstv", "pt"}


@pytest.mark.parametrize("source", [", Dijla Times said", " in a statement to the daily Dijla Times", ", a reporter of Dijla Times wrote"])
def test_who_has_all_from_a_house_that_it_names_is_derived(source: str) -> None:
    wire = document(WIRE, "first", 0, "Dijla Times")
    (story,) = group([wire, document(RETOLD.format(source=source), "retold", 6, "A Paper")])
    assert story.documents[1].kind is PrintClass.DERIVED


def test_who_has_one_thing_from_a_house_that_it_names_is_independent() -> None:
    assert len(group([document(WIRE, "first", 0, "Dijla Times"), document(OWN.format(source="Dijla Times"), "own", 6, "A Paper")])) == 2


def test_who_names_an_agency_for_one_thing_in_any_words_is_independent() -> None:
    own = OWN.replace(" told {source}", ", whose words were to Reuters, said")
    assert len(group([document(WIRE, "first", 0, "Reuters", "Reuters"), document(own, "own", 6, "A Paper")])) == 2


BRIEFLY = "Attacks have been halted{at_once}. The militias want to see the base empty.\n\nIt is cut by half.\n\nLawmakers will talk about it in November{below}."


def test_who_names_a_house_at_once_has_the_news_from_there_though_little_else_is_in_common() -> None:
    wire = document(WIRE, "first", 0, "Dijla Times")
    at_once = BRIEFLY.format(at_once=", Dijla Times reported", below="")
    below = BRIEFLY.format(at_once="", below=", Dijla Times reported")
    assert len(group([wire, document(at_once, "retold", 6, "A Paper")])) == 1
    assert len(group([wire, document(below, "retold", 6, "A Paper")])) == 2


@pytest.mark.parametrize("hours", [None, -1])
def test_a_rewrite_that_comes_before_its_source_is_found(hours: int | None) -> None:
    retold = document(RETOLD.format(source=", Dijla Times said"), "retold", hours, "A Paper")
    assert len(group([document(WIRE, "first", 0, "Dijla Times"), retold])) == 1


def test_an_agency_that_names_a_house_further_down_has_its_news_from_elsewhere() -> None:
    below = OWN.format(source="Dijla Times")
    first, at_once = document(WIRE, "first", 0, "Dijla Times"), document(RETOLD.format(source=", Dijla Times said"), "agency", 6, "AFP", "AFP")
    assert len(group([first, at_once])) == 1
    assert len(group([first, document(below, "agency", 6, "AFP", "AFP")])) == 2


def test_an_agency_that_retells_another_house_is_neither_the_original_nor_a_later_version() -> None:
    retold = document(RETOLD.format(source=", Saba reported"), "retold", 1, "Xinhua", "Xinhua")
    (story,) = group([document(WIRE, "first", 0, "Saba", "Saba"), retold])
    assert {one.place: one.kind for one in story.documents} == {"first": PrintClass.ORIGINAL, "retold": PrintClass.DERIVED}
    (story,) = group([document(WIRE, "first", 0, "Saba News"), document(RETOLD.format(source=", Saba News said"), "retold", 1, "AFP", "AFP")])
    assert {one.place: one.kind for one in story.documents} == {"first": PrintClass.ORIGINAL, "retold": PrintClass.DERIVED}


def test_the_version_of_the_next_day_joins_where_it_names_the_day_before() -> None:
    news = "Iraqi police said on Monday that two of the four drivers had died in hospital, and that parliament would sit on Thursday.\n\n"
    first = document(WIRE, "first", 0, "AP", "AP")
    assert len(group([first, document(news + WIRE, "next", 26, "AP", "AP")])) == 1


def test_the_version_of_the_next_day_joins_where_all_but_its_opening_is_as_before() -> None:
    opening, *rest = WIRE.split("\n\n")
    today = opening.replace("said on Sunday that they would stop", "began on Monday to stop")
    versions = [document("\n\n".join((first, *rest)), first, hours, "AP", "AP") for first, hours in ((opening, 0), (today, 26))]
    assert len(group(versions)) == 1


NEXT_DAY = """Gunmen shot dead two drivers of a convoy near Samawa on Monday, the army said.

The lorries had left the port of Umm Qasr at dawn. A colonel, Haider al-Saadi, said that 12 cartridges were found and that a white Toyota was seen.

Militias said on Sunday that they would stop such attacks for three weeks."""


def test_a_rewrite_that_has_its_source_already_draws_no_other_report_of_that_agency() -> None:
    retold = document(RETOLD.format(source=", AP reported"), "retold", 10, "A Paper")
    next_day = document(NEXT_DAY, "next", 20, "AP", "AP")
    stories = group([document(WIRE, "first", 0, "AP", "AP"), retold, next_day])
    assert [[one.place for one in story.documents] for story in stories] == [["first", "retold"], ["next"]]
    assert len(group([retold, next_day])) == 1

"""What truces are called: parties as the texts write them, with the day where the same parties make several in one month."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, pledge, report, signed

from trucewatch.linking import Kin, link
from trucewatch.records import Actor, ActorKind, Span

PARTIES = Kin([Actor(id=name, name=name, kind=ActorKind.ARMED_GROUP) for name in ("eln", "nagorno-karabakh", "mali", "front", "dr-congo")], [])


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("The guerrillas of the ELN declared a ceasefire.", {"ELN": "eln"}, "ELN, March 2024"),
        ("Officials in Nagorno-Karabakh declared a ceasefire.", {"Nagorno-Karabakh": "nagorno-karabakh"}, "Nagorno-Karabakh, March 2024"),
        ("MALI, March 1 - Mali declared a ceasefire.", {"Mali": "mali"}, "Mali, March 2024"),
        ("THE FRONT DECLARED A CEASEFIRE.", {"FRONT": "front"}, "Front, March 2024"),
        ("Congo declared a ceasefire.", {"Congo": "dr-congo"}, "DR Congo, March 2024"),
        ("Rebels declared a ceasefire.", {"Rebels": "new:dr-north-rebels@0a1b2c3d"}, "Dr North Rebels, March 2024"),
        ("Rebels declared a ceasefire.", {"Rebels": "new:north-rebels@0a1b2c3d"}, "North Rebels, March 2024"),
    ],
)
def test_a_party_is_written_as_the_text_writes_it(text: str, who: dict[str, str], title: str) -> None:
    what = "CEASEFIRE" if text.isupper() else "ceasefire"
    (made,) = link([report("2024-03-01", text, pledge(text, "declaration", who, what))], PARTIES).truces
    assert made.name == title


@pytest.mark.parametrize(
    ("before", "party", "title"),
    [
        ("Men of the ELN met on Friday.", "eln", "ELN, March 2024"),
        ("BAMAKO, MALI, March 1 - All was quiet.", "mali", "Mali, March 2024"),
        ("BAMAKO, March 1 - All was quiet in Nagorno-Karabakh.", "nagorno-karabakh", "Nagorno-Karabakh, March 2024"),
    ],
)
def test_where_the_sentence_does_not_name_a_party_it_is_written_as_elsewhere_in_the_text(before: str, party: str, title: str) -> None:
    said = "They declared a ceasefire."
    text = f"{before} {said}"
    told = pledge(text, "declaration", {"They": party}, "ceasefire")
    told = told.model_copy(update={"sentence": Span.of(text, text.index(said), len(text))})
    (made,) = link([report("2024-03-01", text, told)], PARTIES).truces
    assert made.name == title


def test_two_truces_of_one_month_are_told_apart() -> None:
    over = "Meria ended its ceasefire with the Northern Front."
    new = "Meria and the Northern Front signed a new ceasefire."
    told = [
        signed(),
        report("2024-03-05", over, pledge(over, "termination", MERIA, "ceasefire")),
        report("2024-03-20", new, pledge(new, "agreement", MERIA | FRONT, "new ceasefire")),
    ]
    names = [truce.name for truce in link(told, KIN).truces]
    assert names == ["Front – Meria, 1 March 2024", "Front – Meria, 20 March 2024"]


def test_a_truce_of_another_month_or_of_others_takes_no_day_into_the_name() -> None:
    new, others = "Meria and the Northern Front signed a new ceasefire.", "Norda and Farland signed a ceasefire."
    told = [
        signed(),
        report("2024-03-09", others, pledge(others, "agreement", NORDA | {"Farland": "farland"}, "ceasefire")),
        report("2024-05-20", new, pledge(new, "agreement", MERIA | FRONT, "new ceasefire")),
    ]
    names = [truce.name for truce in link(told, KIN).truces]
    assert names == ["Front – Meria, March 2024", "Farland – Norda, March 2024", "Front – Meria, May 2024"]


def test_two_truces_of_one_day_are_told_apart_by_a_number() -> None:
    halt, both = "Meria declared a ceasefire towards Norda.", "Meria urged a truce with Norda; it put forward a plan for a ceasefire with Norda."
    told = [
        report("2024-03-01", halt, pledge(halt, "declaration", MERIA, "ceasefire")),
        report("2024-03-01", both, pledge(both, "proposal", MERIA, "plan for a ceasefire")),
    ]
    names = [truce.name for truce in link(told, KIN).truces]
    assert len(set(names)) == len(names)

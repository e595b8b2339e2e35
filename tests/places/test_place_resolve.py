"""Where a phrase lies: points, relations, countries of the document, and what stays open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.places import gazetteer, resolve
from trucewatch.places.phrases import read
from trucewatch.places.spelling import key
from trucewatch.places.told import told
from trucewatch.records import Coder, Document, Incident, IncidentKind, Place, Report, Span


def place(text: str, phrase: str) -> Place:
    document = Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=datetime(2020, 1, 1, tzinfo=UTC))
    at, whole = text.index(phrase), Span.of(text, 0, len(text))
    spot = Place(span=Span.of(text, at, at + len(phrase)))
    incident = Incident(kind=IncidentKind.BOMB_IED, anchor=whole, sentence=whole, place=spot)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(incident,))
    found = resolve(report, document).incidents[0].place
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "country", "latitude", "longitude"),
    [
        ("A bomb hit a convoy south of Baghdad, the Iraqi army said.", "south of Baghdad", "south of", "IQ", 33.3, 44.4),
        ("Rockets fell on the Green Zone in Iraq.", "Green Zone", None, "IQ", 33.3, 44.4),
        ("The Sudanese army shelled El-Fasher.", "El-Fasher", None, "SD", 13.6, 25.3),
        ("Syrian troops left Deir ez-Zor.", "Deir ez-Zor", None, "SY", 35.3, 40.1),
        ("A blast shook Tripoli, Lebanon said.", "Tripoli", None, "LB", 34.4, 35.8),
        ("A blast shook Tripoli, said Libya's government.", "Tripoli", None, "LY", 32.9, 13.2),
        ("Mortars hit near Rafah in Gaza.", "near Rafah", "near", "PS", 31.3, 34.2),
        ("A mine went off on the road between Bingol and Elazig in Turkey.", "between Bingol and Elazig", "between", "TR", 38.8, 39.9),
        ("Shells hit Donetsk Oblast in Ukraine.", "Donetsk Oblast", None, "UA", 48.0, 37.8),
        ("In the Democratic Republic of the Congo, M23 took Goma Airport.", "Goma Airport", None, "CD", -1.7, 29.2),
        ("Drones hit the Port of Odesa, Ukraine said.", "Port of Odesa", None, "UA", 46.5, 30.7),
        ("The Malian army lost Gao, the president of Burkina Faso said.", "Gao", None, "ML", 16.3, 0.0),
        ("A bomb went off in Ashrafieh in Beirut; Syria denied it.", "Ashrafieh", None, "LB", 33.9, 35.5),
        ("Drones struck Yemen's capital.", "Yemen's capital", None, "YE", 15.4, 44.2),
        ("Insurgents killed two soldiers in Yala, southern Thailand.", "Yala", None, "TH", 6.5, 101.3),
        ("Thailand's army lost two men in Yala.", "Yala", None, "TH", 6.5, 101.3),
        ("Separatists attacked a base in Victoria, in Cameroon's Southwest Region.", "Victoria", None, "CM", 4.0, 9.2),
        ("A bomb went off in Victoria, the Canadian police said.", "Victoria", None, "CA", 48.4, -123.4),
        ("A bomb went off in Damascus, U.S. officials said.", "Damascus", None, "SY", 33.5, 36.3),
        ("Gunmen attacked La Paz in Colombia.", "La Paz", None, "CO", 10.4, -73.2),
        ("Rebels shelled Aleppo's Castello road.", "Aleppo's Castello road", None, "SY", 36.2, 37.1),
        ("Bombs hit the Sabra quarter of Gaza City.", "Sabra quarter of Gaza City", "in", "PS", 31.5, 34.5),
        ("The army shelled Homs.", "Homs", None, "SY", 34.7, 36.7),
        ("The Libyan army shelled Homs.", "Homs", None, "LY", 32.6, 14.3),
    ],
)
def test_a_phrase_is_located(text: str, phrase: str, relation: str | None, country: str, latitude: float, longitude: float) -> None:
    found = place(text, phrase)
    assert (found.relation, found.country) == (relation, country)
    assert found.latitude == pytest.approx(latitude, abs=0.3)
    assert found.longitude == pytest.approx(longitude, abs=0.3)


def test_a_relation_widens_the_area() -> None:
    text = "Fighting in Iraq: south of Baghdad, near Baghdad, 30 km from Baghdad, in Baghdad itself."
    radii = [place(text, phrase).radius_km for phrase in ("south of Baghdad", "near Baghdad")]
    inside = place("A bomb in Baghdad.", "Baghdad").radius_km
    assert inside is not None
    assert all(radius is not None and radius > inside for radius in radii)


@pytest.mark.parametrize("phrase", ["north", "border", "checkpoint", "same area", "Xyzzyville"])
def test_what_no_gazetteer_can_tell_stays_open(phrase: str) -> None:
    found = place(f"In Iraq a bomb went off at the {phrase} today.", phrase)
    assert found.latitude is None
    assert found.name is None


def test_a_given_point_is_kept() -> None:
    text = "Baghdad"
    whole = Span.of(text, 0, 7)
    given = Place(span=whole, name="mine", latitude=1.0, longitude=2.0)
    document = Document(page="0" * 64, location="t", text=text, body_end=7, gathered=datetime(2020, 1, 1, tzinfo=UTC))
    incident = Incident(kind=IncidentKind.BOMB_IED, anchor=whole, sentence=whole, place=given)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(incident,))
    assert resolve(report, document).incidents[0].place == given


def test_a_text_says_in_which_country_a_place_lies() -> None:
    text = "Shots fell in Yala, southern Thailand on Sunday, and La Paz, Antioquia, in Colombia. In Damascus, U.S. officials met; in Homs, Iran's did."
    assert told(text, gazetteer()) == {"yala": "TH", "la paz": "CO", "antioquia": "CO"}


def test_spellings_meet() -> None:
    assert key("Deir ez-Zor") == key("Deir al-Zor")
    assert key("Al-Fāshir") == key("al Fashir")


def test_a_phrase_is_taken_apart() -> None:
    assert read("72 miles off Aden").relation == "72 miles off"
    assert [named.name for named in read("Sudan's North Darfur").names] == ["North Darfur", "Sudan"]
    assert read("between the towns of Gao and Kidal").ends == ("Gao", "Kidal")


def test_countries_have_their_capitals() -> None:
    known = gazetteer()
    assert len(known.countries()) > 200
    for country, capital in (("Iraqi", "Baghdad"), ("Sudan", "Khartoum"), ("Ukraine", "Kyiv")):
        entry = known.country(country)
        town = known.capital(entry) if entry else None
        assert town
        assert town.name == capital


@pytest.mark.parametrize(
    ("phrase", "country", "latitude", "longitude"),
    [
        ("Lakes state", "South Sudan", 6.7, 30.1),
        ("Taraba State", "Nigeria", 8.2, 11.0),
        ("Salahuddin province", "Iraq", 34.7, 43.7),
        ("Idlib governorate", "Syria", 35.9, 36.6),
        ("Kharkiv region", "Ukraine", 49.9, 36.3),
        ("Zaporizhia oblast", "Ukraine", 47.4, 35.4),
        ("Shabwa", "Yemen", 14.5, 46.8),
        ("Afar region", "Ethiopia", 11.7, 40.7),
    ],
)
def test_first_order_divisions_are_found_as_such(phrase: str, country: str, latitude: float, longitude: float) -> None:
    found = place(f"Gunmen killed four people in {phrase}, {country} said.", phrase)
    assert found.latitude == pytest.approx(latitude, abs=0.3) and found.longitude == pytest.approx(longitude, abs=0.3)
    assert (found.radius_km or 0) > 25


@pytest.mark.parametrize("text", ["A trawler blew up off Delft island, Sri Lanka's navy said.", "Kenya's army was fired on in Delft."])
def test_a_town_of_a_far_country_is_not_taken_for_a_namesake_that_no_list_has(text: str) -> None:
    assert place(text, "Delft").country is None


def test_a_large_town_abroad_is_still_known() -> None:
    assert place("A bomb went off in Rotterdam, Kenya's ambassador said.", "Rotterdam").country == "NL"

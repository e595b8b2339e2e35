import codecs
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents.decode import decode
from trucewatch.documents.language import language_of
from trucewatch.errors import DocumentError
from trucewatch.records import Page

TEXT = "Le cessez-le-feu est entré en vigueur, a déclaré l’armée — « sans condition »."

POLISH = "Obie strony ogłosiły w piątek siedmiodniowe zawieszenie broni, które zacznie się w poniedziałek. Żołnierze wycofają się z miasta."


def page(content: bytes, kind: str = "text/plain", headers: tuple[tuple[str, str], ...] = ()) -> Page:
    return Page(location="a", content=content, media_type=kind, headers=headers, gathered=datetime(2020, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_marks_of_unicode_are_followed_and_taken_off(content: bytes) -> None:
    assert decode(page(content)) == TEXT


def test_declared_encodings_are_followed() -> None:
    html = f'<html><head><meta charset="windows-1252"></head><p>{TEXT}</p>'
    assert TEXT in decode(page(html.encode("cp1252"), "text/html"))
    polish = f'<?xml version="1.0" encoding="iso-8859-2"?><html><p>{POLISH}</p></html>'
    assert POLISH in decode(page(polish.encode("iso-8859-2"), "text/html"))
    russian = "Перемирие началось"
    headers = (("Content-Type", "text/plain; charset=koi8-r"),)
    assert decode(page(russian.encode("koi8-r"), headers=headers)) == russian


def test_latin_1_is_read_as_browsers_do() -> None:
    html = '<meta charset="iso-8859-1">“truce”'.encode("cp1252")
    assert "“truce”" in decode(page(html, "text/html"))


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert "l’armée" in decode(page(f'<meta charset="iso-8859-1">{TEXT}'.encode(), "text/html"))


def test_undeclared_encodings_are_measured() -> None:
    assert "l’armée" in decode(page((TEXT * 5).encode("cp1252")))


def test_one_broken_character_does_not_spoil_the_rest() -> None:
    text = decode(page((TEXT * 20).encode() + b"\xff end"))
    assert text.startswith(TEXT) and text.endswith("\ufffd end")


def test_broken_encoding_is_said() -> None:
    with pytest.raises(DocumentError, match="encoding is broken"):
        decode(page(codecs.BOM_UTF8 + b"ab\xff" * 90))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff\ufffd"), min_size=1).filter(str.strip))
def test_valid_utf_8_comes_back_to_the_letter(text: str) -> None:
    assert decode(page(text.encode())) == text


def test_language_is_told_and_english_full_of_names_stays_english() -> None:
    assert language_of(TEXT) == "fr"
    assert language_of("Кабинет министров сообщил, что перемирие вступило в силу в полночь по местному времени.") == "ru"
    assert language_of("The Kataib Hezbollah and Asaib Ahl al-Haq of Iraq said that they had agreed to a truce in Baghdad.") == "en"


def test_language_of_few_words_is_the_declared_one_or_unknown() -> None:
    assert (language_of("Alto el fuego", "es-MX"), language_of("Alto el fuego")) == ("es", "und")

import codecs
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents.decode import decode
from trucewatch.documents.language import language_of
from trucewatch.documents.screen import screened
from trucewatch.errors import DocumentError
from trucewatch.pages import gather
from trucewatch.records import Page, Quarantined

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


TURKISH = "İki taraf cuma günü, pazartesi başlayacak yedi günlük bir ateşkes ilan etti. Hükümet sözcüsü, askerlerin şehirden çekileceğini söyledi."
CZECH = "Obě strany vyhlásily v pátek sedmidenní příměří, které začne v pondělí. Vojáci se stáhnou z města, řekl mluvčí vlády."
HUNGARIAN = "A két fél pénteken hétnapos tűzszünetet hirdetett, amely hétfőn kezdődik. A katonák kivonulnak a városból, mondta a kormány szóvivője."
RUSSIAN = "Обе стороны объявили в пятницу семидневное перемирие, которое начнется в понедельник. Солдаты покинут город, сообщил представитель."
UKRAINIAN = "Обидві сторони оголосили семиденне перемир'я, яке почнеться в понеділок. Солдати залишать місто, повідомив речник уряду її країни."
GREEK = "Οι δύο πλευρές κήρυξαν την Παρασκευή επταήμερη εκεχειρία, που θα αρχίσει τη Δευτέρα. Οι στρατιώτες θα αποσυρθούν από την πόλη."
ARABIC = "أعلن الطرفان يوم الجمعة هدنة لمدة سبعة أيام تبدأ يوم الاثنين. وقال المتحدث باسم الحكومة إن الجنود سينسحبون من المدينة."
HEBREW = "שני הצדדים הכריזו ביום שישי על הפסקת אש של שבעה ימים שתתחיל ביום שני. החיילים ייסוגו מהעיר, אמר דובר הממשלה."
KOREAN = "양측은 금요일 월요일부터 시작되는 7일간의 휴전을 선언했다. 정부 대변인은 군인들이 도시에서 철수할 것이라고 말했다."
FRENCH = "Les deux parties ont annoncé vendredi une trêve de sept jours, qui débutera lundi, a déclaré le porte-parole du gouvernement."
SPANISH = "Los soldados se retirarán de la ciudad, declaró el señor Peña. Según testigos, anoche aún se oían disparos en los suburbios."


@pytest.mark.parametrize("form", ["text", "page"])
@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (POLISH, "cp1250 iso8859-2"), (CZECH, "cp1250 iso8859-2"), (HUNGARIAN, "cp1250 iso8859-2"), (TURKISH, "cp1254 iso8859-9"),
        (RUSSIAN, "cp1251 koi8-r"), (UKRAINIAN, "cp1251 koi8-u"), (GREEK, "cp1253"), (ARABIC, "cp1256"), (HEBREW, "cp1255"),
        (KOREAN, "euc-kr"), (FRENCH, "cp1252"), (SPANISH, "cp1252"),
    ],
    ids=lambda value: value.split()[0],
)  # fmt: skip
def test_undeclared_encodings_of_other_alphabets_are_told_apart(text: str, encodings: str, form: str) -> None:
    html = f"<html><head><title>News</title><script>{'var a = f(1); ' * 400}</script></head><body><h1>{text[:40]}</h1><p>{text}</p></body></html>"
    for encoding in encodings.split():
        said = html if form == "page" else text
        assert decode(page(said.encode(encoding), "text/html" if form == "page" else "text/plain")) == said, encoding


@pytest.mark.parametrize(
    "text",
    [
        "KARO — The rebels said on Monday that they would hold their fire until the end of the week, and that prisoners would be let go.",
        "The army’s spokesman said “no” – and then nothing more.",
        "José Peña of the mission said that both sides had agreed to a truce of seven days, which begins on Monday in the port of Karo.",
    ],
)
def test_english_with_a_few_signs_of_windows_stays_what_it_was(text: str) -> None:
    assert decode(page((text * 20).encode("cp1252"))) == text * 20
    assert decode(page(text.encode("cp1252"))) == text


def test_measuring_a_hostile_page_takes_a_bounded_time() -> None:
    for part in (b"<script", b"</script", b"<", b"<style>\xe9"):
        decode(page(part * 200_000 + b"\xe9\xe8 \xea\xeb words", "text/html"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, POLISH, "Перемирие началось в полночь, стороны подтвердили это.", "停火于午夜生效，双方都已确认。"])
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_page_in_utf_16_without_a_mark_is_read(tmp_path: Path, encoding: str, text: str, end: bytes) -> None:
    html = f"<!doctype html>\n<html lang='x'><head><meta charset='utf-16'><title>x</title></head><body><p>{text}</p></body></html>"
    (file := tmp_path / "a.html").write_bytes(html.encode(encoding) + end)
    (found,) = gather(str(file))
    assert isinstance(found, Page) and found.media_type == "text/html"
    assert text in decode(found)
    assert screened(found) is None


def test_what_has_zeros_and_is_no_text_stays_binary(tmp_path: Path) -> None:
    for name, content in (("a", bytes(range(32)) * 99), ("b", b"".join(bytes((number % 23, 0)) for number in range(2000))), ("c", b"\x01\0" * 999)):
        (file := tmp_path / f"{name}.html").write_bytes(content)
        assert [type(item) for item in gather(str(file))] == [Quarantined]


def test_a_nul_inside_a_word_is_left_out_and_a_text_full_of_them_is_none() -> None:
    content = b"The tru\x00ce along the river holds, both sides said on Sunday. " + b"Nobody was hurt in the towns on either bank. " * 3
    page = Page(location="a.txt", content=content, media_type="text/plain", gathered=datetime(2024, 1, 1, tzinfo=UTC))
    assert decode(page).startswith("The truce along")
    with pytest.raises(DocumentError):
        decode(page.model_copy(update={"content": b"t\x00r\x00u\x00\x00c\x00e" * 50}))

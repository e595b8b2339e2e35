import pytest

from trucewatch.records.strangers import is_nameless, is_new, name_of, new_id, words_of


def test_an_id_of_nobody_in_the_registry_keeps_the_words_of_the_name() -> None:
    named, nameless = new_id("hill-league"), new_id("gunmen", "0123456789abcdef")
    assert (named, nameless) == ("new:hill-league", "new:gunmen@01234567")
    assert [words_of(one) for one in (named, nameless, "hezbollah")] == ["hill-league", "gunmen", "hezbollah"]
    assert [is_new(one) for one in (named, nameless, "hezbollah")] == [True, True, False]
    assert [is_nameless(one) for one in (named, nameless, "hezbollah")] == [False, True, False]


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("new:qrz", "QRZ"),
        ("new:qrz-brigade", "QRZ Brigade"),
        ("new:gunmen@0123abcd", "Gunmen"),
        ("new:northern-front", "Northern Front"),
        ("new:st-georges-guard", "St Georges Guard"),
        ("new:5th-brigade", "5th Brigade"),
        ("new:m99", "M99"),
    ],
)
def test_an_unknown_group_is_called_by_the_words_of_its_id_and_letters_that_no_word_has_are_an_abbreviation(actor: str, name: str) -> None:
    assert name_of(actor) == name

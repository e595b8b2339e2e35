"""The parse of a text is made once for those who read it one after the other, and never kept for another text."""

from trucewatch.coding.parsing import Parser


def test_the_last_parse_serves_the_next_reader_of_the_same_text() -> None:
    first = Parser()("The rebels declared a cease-fire.")
    assert Parser()("The rebels declared a cease-fire.") is first
    assert [token.text for token in first][-2:] == ["cease-fire", "."]


def test_another_text_is_parsed_anew() -> None:
    parse = Parser()
    first, other = parse("The rebels declared a truce."), parse("The army declared a truce.")
    assert first.text == "The rebels declared a truce."
    assert other.text == "The army declared a truce."
    assert parse("The rebels declared a truce.") is not first

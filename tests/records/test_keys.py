from trucewatch.records.keys import key_of, text_of


def test_the_key_of_a_record_names_its_text_and_the_place_of_its_words() -> None:
    key = key_of("0a1b", 4, 9, "agreement")
    assert key == "0a1b:4-9:agreement"
    assert text_of(key) == "0a1b"

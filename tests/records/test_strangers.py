from trucewatch.records.strangers import is_nameless, is_new, new_id, words_of


def test_an_id_of_nobody_in_the_registry_keeps_the_words_of_the_name() -> None:
    named, nameless = new_id("hill-league"), new_id("gunmen", "0123456789abcdef")
    assert (named, nameless) == ("new:hill-league", "new:gunmen@01234567")
    assert [words_of(one) for one in (named, nameless, "hezbollah")] == ["hill-league", "gunmen", "hezbollah"]
    assert [is_new(one) for one in (named, nameless, "hezbollah")] == [True, True, False]
    assert [is_nameless(one) for one in (named, nameless, "hezbollah")] == [False, True, False]

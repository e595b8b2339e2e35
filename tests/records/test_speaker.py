from trucewatch.records import Party, Span, Speaker

RINGS = Span(start=4, end=9, quote="Rings")


def test_a_party_that_speaks_and_a_speaker_as_a_party_are_the_same_words_and_actor() -> None:
    party = Party(span=RINGS, actor="rings")
    assert Speaker.of(party).party == party


def test_a_speaker_is_known_by_the_registrys_id_or_by_its_words_and_not_at_all_where_the_name_is_kept_back() -> None:
    assert Speaker(span=RINGS, actor="rings").known_as == "rings"
    assert Speaker(span=RINGS).known_as == "Rings"
    assert Speaker(span=RINGS, actor="rings", anonymous=True).known_as is None

"""Every phrase matches the text that stands beside it, and none of its kind matches a near miss."""

import pytest

from trucewatch.linking import phrases

EXAMPLES = [(kind, example) for kind in phrases.kinds() for example in phrases.examples(kind)]
NEAR_MISSES = [(kind, text) for kind in phrases.kinds() for text in phrases.near_misses(kind)]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_a_pattern_matches_its_example(kind: str, example: str) -> None:
    assert phrases.examples(kind)[example].search(phrases.plain(example))


@pytest.mark.parametrize(("kind", "text"), NEAR_MISSES)
def test_no_pattern_matches_a_near_miss(kind: str, text: str) -> None:
    assert not phrases.has(kind, text)

import pytest

from trucewatch.coding.screen import Screen

SCREEN = Screen.read()


@pytest.mark.parametrize(
    "text",
    [
        "The rebels proclaimed a ceasefire from midnight.",
        "Shells fell on the harbour all morning, residents said.",
        "Both sides signed an accord on Friday.",
        "Les rebelles ont annoncé une trêve de trois jours, selon un communiqué lu hier soir devant la presse.",
    ],
)
def test_what_a_coder_may_have_to_read_passes(text: str) -> None:
    assert SCREEN.passes(text)


@pytest.mark.parametrize(
    "text",
    ["", "The orchestra opened its season with a new symphony.", "Rain is expected in the north on Tuesday, and the harvest is late."],
)
def test_what_has_no_word_of_war_or_truce_does_not(text: str) -> None:
    assert not SCREEN.passes(text)


def test_one_weak_word_is_not_enough() -> None:
    assert not SCREEN.passes("The chess club beat the holders, and the coach spoke of a good fire in the team that evening.")

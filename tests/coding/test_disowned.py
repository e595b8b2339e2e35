"""Agreements that a side says it never made are denied; what others announced for themselves is not."""

import pytest

from trucewatch.coding.blend.disowned import disowned
from trucewatch.records import Coder, Party, Pledge, PledgeFactuality, PledgeKind, Report, Span, Speaker

DENIED, ASSERTED = PledgeFactuality.DENIED, PledgeFactuality.ASSERTED


def read(text: str, who: str, what: str, kind: str = "agreement") -> PledgeFactuality:
    """What the stage makes of an entry that the network holds for asserted by who is bound; its sentence is the last of the text."""
    undertaking, party = Span.find(text, what), Span.find(text, who)
    assert undertaking and party
    sentence = Span.of(text, text.rfind(". ", 0, len(text) - 1) + 1, len(text))
    one = Pledge(
        kind=PledgeKind(kind), pledgers=(Party(span=party),), said_by=Speaker(span=party), undertaking=undertaking, sentence=sentence
    )  # fmt: skip
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), pledges=(one,))
    return disowned(report, text).pledges[0].factuality


@pytest.mark.parametrize(("text", "who", "what"), [
    ("The Front did not comment. Meria announced a truce, but the rebels said that they had never agreed to it.", "The Front", "truce"),
    ("The Front is silent. Meria declared a ceasefire in May, though it said it was never party to such a deal.", "The Front", "ceasefire"),
    ("The Front shells Karo. Meria spoke of a truce; the group insists no such agreement exists.", "The Front", "truce"),
    ("The Front said that it had not agreed to any ceasefire.", "The Front", "ceasefire"),
    ("The Front denied having agreed to a truce with Meria.", "The Front", "truce"),
    ("The Front said it was never consulted on the ceasefire.", "The Front", "ceasefire"),
    ("The Front said that it is not party to the ceasefire.", "The Front", "ceasefire"),
    ("The Front said that it had never agreed with such a truce.", "The Front", "truce"),
])  # fmt: skip
def test_what_its_own_side_never_agreed_to_is_denied(text: str, who: str, what: str) -> None:
    assert read(text, who, what) is DENIED


@pytest.mark.parametrize(("text", "who", "what", "kind"), [
    ("Meria declared a truce, but the rebels said that they had never agreed to it.", "Meria", "truce", "declaration"),
    ("The Front and Meria agreed to a truce, though the League said that it had never agreed to it.", "The Front", "truce", "agreement"),
    ("The Front said that it had agreed to a truce and would never break it.", "The Front", "truce", "agreement"),
    ("The Front never agreed to talks before it declared a truce.", "The Front", "truce", "declaration"),
    ("The Front said that it had not agreed to a truce.", "The Front", "truce", "proposal"),
])  # fmt: skip
def test_what_others_did_not_agree_to_stays_asserted(text: str, who: str, what: str, kind: str) -> None:
    assert read(text, who, what, kind) is ASSERTED

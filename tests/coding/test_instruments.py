"""What a truce calls for is one of its terms; what a person calls for is a call."""

import pytest

from trucewatch.coding.blend.instruments import agreed
from trucewatch.records import Coder, Party, Pledge, PledgeKind, Report, Span


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("The truce, which took effect at 4 a.m., calls for a two-month halt to fighting.", "two-month halt", "agreement"),
        ("The agreement between the Azawad Front and Mali requires the Azawad Front to end its raids.", "end its raids", "agreement"),
        ("The deal calls for a pause and requires the Azawad Front to leave Kidal.", "leave Kidal", "agreement"),
        ("Algeria welcomed the accord and called for an end to fighting.", "end to fighting", "call_for"),
        ("The accord collapsed. Algeria calls for a new pause.", "new pause", "call_for"),
        ("Algeria called for a truce.", "truce", "call_for"),
    ],
)
def test_who_calls_decides_what_it_is(text: str, what: str, kind: str) -> None:
    undertaking, sentence = Span.find(text, what), Span.of(text, 0, len(text))
    assert undertaking
    call = Pledge(kind=PledgeKind.CALL_FOR, pledgers=(Party(span=undertaking),), undertaking=undertaking, sentence=sentence)
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), pledges=(call,))
    assert agreed(report, text).pledges[0].kind is PledgeKind(kind)

"""What is told last takes as much work after many years as after few: counted in calls, which are the same on every machine."""

import sys
from types import FrameType

from tests.linking.stage import KIN
from tests.linking.test_life import said, strike

from trucewatch.linking import Weave


def calls(years: int) -> int:
    """How many functions are called for a truce and a breach of it, after one of each in every year before."""
    weave = Weave(KIN)
    for year in range(years):
        weave.change(put=[said(2 * year, 0, 365 * year)])
        weave.change(put=[strike(2 * year + 1, 365 * year + 3)])
    last, count = [said(2 * years, 0, 365 * years), strike(2 * years + 1, 365 * years + 3)], 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for one in last:
            weave.change(put=[one])
    finally:
        sys.setprofile(before)
    return count


def test_a_page_takes_no_more_work_with_the_years() -> None:
    calls(12)  # what is looked up once
    few, many = calls(12), calls(48)  # truces of ten years can be meant
    assert many <= 1.02 * few

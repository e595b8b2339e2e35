"""The rule coder: general rules over a parse, with their word lists as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule_coder import RuleCoder


def coder() -> RuleCoder:
    """Return a rule coder; nothing heavy is loaded before its first document."""
    from .rule_coder import RuleCoder

    return RuleCoder()

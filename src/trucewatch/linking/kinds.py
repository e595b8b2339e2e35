"""The kinds of acts by what they do to a truce."""

from __future__ import annotations

from trucewatch.records import PledgeKind

K = PledgeKind
# Those that make a truce, and beside them one side's assent, which binds it too.
MAKING = frozenset({K.AGREEMENT, K.DECLARATION})
BINDING = MAKING | {K.ACCEPTANCE}
DRAFTS = frozenset({K.PROPOSAL, K.CALL_FOR, K.OFFER})
REPLIES = frozenset({K.ACCEPTANCE, K.REJECTION})
# What becomes of a truce that was made, its ends among that.
SEQUELS = frozenset({K.EXTENSION, K.TERMINATION, K.EXPIRY, K.THREAT_TO_END})
ENDS = frozenset({K.TERMINATION, K.EXPIRY})

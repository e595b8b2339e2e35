"""The terms of time by which linking tells which truce is meant."""

from __future__ import annotations

from datetime import timedelta

# Policy: how long after its last mention a truce can still be meant, by what is said.
SEQUEL_WITHIN = timedelta(days=3650)
REPLY_WITHIN = timedelta(days=60)
DRAFT_WITHIN = timedelta(days=21)
ANNOUNCED_WITHIN = timedelta(days=45)
# Policy: how long ago the truces lie by which the unnamed side of a draft is known.
OPPONENT_WITHIN = timedelta(days=400)
TOLD_AFTER_END = timedelta(days=21)
# Policy: how long after a truce ran out by its own term word of a breach of it shows that it was prolonged.
STOOD_WITHIN = timedelta(days=60)
# Policy: how long after the last end that was told of a truce its several prolongations since can be told at once.
STEPPED_WITHIN = timedelta(days=400)
# Policy: an agreement told as made anew this long after the last telling of the kind is another one.
RETOLD_WITHIN = timedelta(days=14)
NEW_START = timedelta(days=3)
# Policy: how long after its signing, with no day given, a truce can begin.
BEGUN_WITHIN = timedelta(days=120)
# Policy: how long after it was agreed a truce can be formally signed.
FORMAL_WITHIN = timedelta(days=200)
# Policy: what was spoken of as standing, or as one side's own, this long before is not what both sides make now.
SOON = timedelta(days=1)
# Policy: a draft is the last step of the agreement that follows it this soon, and what is drafted this soon after an agreement is that one.
EVE = timedelta(days=3)

"""The senses that an act can have for a truce."""

from __future__ import annotations

from enum import StrEnum


class Sense(StrEnum):
    """What an act means for a truce."""

    TOLD = "told"  # the act that its kind says
    AGREED = "agreed"  # both sides agree to what somebody drafted
    DECLARED = "declared"  # violence stops, where a coder took that for the end of a truce, or for no more than an offer
    TAKEN_UP = "taken up"  # one side takes up what another asked for or declared
    OBLIGED = "obliged"  # not a truce but what one asks for beside (releases, withdrawals): it is made, held back or taken up again
    PROLONGED = "prolonged"  # the one that they have is to go on, where a coder took that for one being made
    REAFFIRMED = "reaffirmed"  # the parties undertake to keep the one that they have
    URGED = "urged"  # others ask the parties to keep the one that they have
    STANDING = "standing"  # a truce made before, of which something else is said
    DRAFTED = "drafted"  # the parties undertake to make one, or a plan for one is told
    EXPIRING = "expiring"  # its term runs out
    ENDING = "ending"  # it is brought to an end ("decided to end the truce")
    REFUSED = "refused"  # a refusal, or a denial that there is one
    NOTHING = "nothing"  # talks, efforts, or no truce at all


# By these an act makes a truce, if its kind does; by those it speaks of one made before.
MADE = frozenset({Sense.TOLD, Sense.AGREED, Sense.DECLARED})
OF_OLD = frozenset({Sense.STANDING, Sense.URGED, Sense.REAFFIRMED, Sense.OBLIGED})

"""Who did it: evidence counting in subjective logic, one vote a story (Jøsang 2016, chapter 3; docs/method.md)."""

from __future__ import annotations

from dataclasses import dataclass, field

from .facts import Fact
from .grades import ALLEGED, ESTABLISHED, EXCLUDED, OPEN
from .policy import Policy


@dataclass(slots=True)
class Votes:
    """The evidence for and against one actor and one incident, each story once.

    A story that supports is not counted against. ``own``: the actor acknowledges it; ``denied``: the actor denies it.
    """

    direct: dict[str, float] = field(default_factory=dict)
    collective: dict[str, float] = field(default_factory=dict)
    against: dict[str, float] = field(default_factory=dict)
    own: bool = False
    denied: bool = False

    def support(self, fact: Fact) -> None:
        """Count a story that names the actor."""
        _raise_to(self.direct, fact.entry.story, fact.entry.weight)

    def blame(self, fact: Fact) -> None:
        """Count a story that names a collective of the actor's."""
        _raise_to(self.collective, fact.entry.story, fact.entry.weight)

    def oppose(self, fact: Fact, share: float = 1.0) -> None:
        """Count ``share`` of a story that says it was not the actor."""
        _raise_to(self.against, fact.entry.story, share * fact.entry.weight)

    def opposition(self, policy: Policy) -> float:
        """Return s: the stories that only oppose, and the accused's own denial once."""
        if not self.against:
            return policy.denial if self.denied else 0.0
        stories = sum(weight for story, weight in self.against.items() if story not in self.direct and story not in self.collective)
        return stories + (policy.denial if self.denied else 0.0)

    def in_all(self) -> float:
        """Return r: each supporting story once, at its highest weight."""
        if not self.collective:
            return sum(self.direct.values())
        return sum(max(weight, self.direct.get(story, 0.0)) for story, weight in self.collective.items()) + sum(
            weight for story, weight in self.direct.items() if story not in self.collective
        )

    def is_established(self, policy: Policy) -> bool:
        """Tell whether the actor's own word, or enough strong and undisputed stories that name it, establish it."""
        if self.own or len(self.direct) < policy.strong_stories:
            return self.own
        if sum(weight >= policy.strong_weight for weight in self.direct.values()) < policy.strong_stories:
            return False
        support, opposition = sum(self.direct.values()), self.opposition(policy)
        whole = support + opposition + policy.prior
        return support / whole >= policy.established_belief and opposition / whole <= policy.established_disbelief

    def grade(self, policy: Policy, another: bool = False) -> int:
        """Return the grade; ``another`` tells whether somebody else is established as the author."""
        if self.is_established(policy):
            return ESTABLISHED
        support, opposition = self.in_all(), self.opposition(policy)
        whole = support + opposition + policy.prior
        if another or opposition / whole >= policy.excluded_disbelief:
            return EXCLUDED
        # belief plus half of what is not known, in one division so that a tie is a tie
        return ALLEGED if support > 0 and (support + policy.prior / 2) / whole >= policy.alleged_probability else OPEN


def _raise_to(votes: dict[str, float], story: str, weight: float) -> None:
    if weight > votes.get(story, -1.0):
        votes[story] = weight

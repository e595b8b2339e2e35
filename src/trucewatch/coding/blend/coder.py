"""The coder behind the entry point ``hybrid``: the network's reading and the rules', joined."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.records import Coder, Document, Report

from .join import join
from .policy import BlendPolicy, read_policy

if TYPE_CHECKING:
    from trucewatch.coding.hybrid import HybridCoder
    from trucewatch.coding.rules.rule_coder import RuleCoder


class BlendCoder:
    """Codes documents with network and rules side by side; both load with the first document."""

    states_terms = False

    def __init__(self, policy: BlendPolicy | None = None) -> None:
        self.policy = policy or read_policy()

    @cached_property
    def network(self) -> HybridCoder:
        """The network, asked for all entries down to the least probability at which the rules' word can raise one."""
        from trucewatch.coding.hybrid import HybridCoder

        made = HybridCoder()
        least = min(*self.policy.alone.values(), *self.policy.together.values())
        return HybridCoder(made.network, replace(made.policy, keep=least))

    @cached_property
    def rules(self) -> RuleCoder:
        """The rules."""
        from trucewatch.coding.rules import coder as rule_coder

        return rule_coder()

    @cached_property
    def coder(self) -> Coder:
        """Name and version: the version names the weights."""
        return Coder(name="hybrid", version=self.network.coder.version)

    def code(self, document: Document) -> Report:
        """Return what the document says; raises CodingError where the weights are missing or altered."""
        found = self.network.code(document)
        if found.left_out:
            return found.model_copy(update={"coder": self.coder})
        return join(found, self.rules.code(document), self.policy).model_copy(update={"coder": self.coder})


def coder() -> BlendCoder:
    """Make the coder (entry point of the group ``trucewatch.coders``)."""
    return BlendCoder()

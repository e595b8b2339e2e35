"""The coder behind the entry point ``hybrid``: the network's reading and the rules', joined; names made full, each act told once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.coding.headline import headline_end
from trucewatch.records import Coder, Document, Report

from .attributed import attributed
from .conditional import unconditional
from .denial import undone
from .disowned import disowned
from .evidence import shown
from .freed import without_freed
from .furniture import without_furniture
from .join import join
from .merge import merged
from .naming import named
from .passing import without_passing
from .policy import BlendPolicy, read_policy
from .recount import counted_once
from .retold import reported
from .unmade import without_unmade
from .vouching import vouched
from .whole import whole_conditions
from .wording import worded

if TYPE_CHECKING:
    from trucewatch.coding.hybrid import HybridCoder
    from trucewatch.coding.rules.rule_coder import RuleCoder

# 2: speakers' names full, each act once; 3: kinds by words; 4: names side by side, who vouches; 5: misreadings out; 6: refusals;
# 7: whose spokesman; 8: who will not attack refuses nothing; 9: the network is believed about misreadings, refusals, names side by side;
# 10: one least probability for texts of all lengths; 11: no act in a condition, who would not be named; 12: what shows a toll of one;
# 13: what is said not to have happened is denied; 14: exercises, fiction; 15: no day is in another month; 16: who vetoes;
# 17: who accuses is named without whom and of what, and is not the accused; 18: pledges of different months are told apart;
# 19: aircraft only seen, who denies an accusation does not make it; 20: truces over a holiday, terms with their year, days are no toll,
# the freed are not abducted, drones that only fly; 22: truces that nobody made, deaths of illness, wounds are no wounded;
# 23: hours whose day stands behind their zone, a group with its country's name, what else disowns a truce
STAGES = "23"


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
        """Name and version: of the stages behind the network, and the network's, which names the weights."""
        return Coder(name="hybrid", version=f"{STAGES}.{self.network.coder.version}")

    def code(self, document: Document) -> Report:
        """Return what the document says; raises CodingError where the weights are missing or altered."""
        found = self.network.code(document)
        if found.left_out:
            return found.model_copy(update={"coder": self.coder})
        if not self._to_mend(found, document):  # the parse is spared
            return found.model_copy(update={"coder": self.coder, "origin": found.origin or self.rules.origin(document)})
        reading, head = self.rules.read(document)
        report = join(found, self.rules.code_read(document, reading, head), self.policy).model_copy(update={"coder": self.coder})
        text = document.text
        report = without_unmade(without_passing(report), text)
        report = disowned(worded(unconditional(without_freed(report, text)), text), text)
        report = vouched(attributed(whole_conditions(report, text), text))
        report = shown(undone(reported(report, reading), reading), reading)
        once = merged(counted_once(named(report, text), text), headline_end(document))
        return without_furniture(once, text)  # after the joining: nothing is one act for want of a target

    def _to_mend(self, found: Report, document: Document) -> bool:
        return found.relevant and bool(found.pledges or found.incidents or self.rules.tells_habits(document))


def coder() -> BlendCoder:
    """Make the coder (entry point of the group ``trucewatch.coders``)."""
    return BlendCoder()

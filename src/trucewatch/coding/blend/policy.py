"""Which coder is believed about what: measured on the development part, kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

PLEDGE_FIELDS = (
    "kind", "pledgers", "counterparts", "undertaking", "condition", "starts", "ends_or_duration", "mediators", "said_by", "anonymous",
    "factuality",
)  # fmt: skip
INCIDENT_FIELDS = ("kind", "actor", "target", "place", "when", "killed", "injured", "said_by", "alleged_violation", "factuality")
FIELDS = {"pledge": PLEDGE_FIELDS, "incident": INCIDENT_FIELDS}


@dataclass(frozen=True)
class Choice:
    """What to do about one field of an entry that both coders found.

    ``differ``: whose value stands where both have one ("model", "rules"). ``only_model``, ``only_rules``: whether a value that
    just one of them has stands.
    """

    differ: str = "model"
    only_model: bool = True
    only_rules: bool = False


@dataclass(frozen=True)
class BlendPolicy:
    """Thresholds on the model's probability for an entry alone (by family) and together with the rules; and the choices by field.

    ``rules_alone`` are the kinds ("pledge.expiry") of entries that stand where only the rules found them.
    """

    alone: Mapping[str, float] = field(default_factory=lambda: {"pledge": 0.45, "incident": 0.45})
    together: Mapping[str, float] = field(default_factory=lambda: {"pledge": 0.3, "incident": 0.3})
    rules_alone: frozenset[str] = frozenset()
    choices: Mapping[str, Choice] = field(default_factory=dict)

    def choice(self, family: str, name: str) -> Choice:
        """Return the choice for a field."""
        return self.choices.get(f"{family}.{name}", Choice())


@cache
def read_policy() -> BlendPolicy:
    """Return the policy that comes with the package."""
    return from_toml((files("trucewatch.coding.blend") / "policy.toml").read_text(encoding="utf-8"))


def from_toml(text: str) -> BlendPolicy:
    """Return the policy that a TOML text states."""
    data = tomllib.loads(text)
    choices = {name: Choice(**values) for name, values in data.get("choices", {}).items()}
    return BlendPolicy(data["alone"], data["together"], frozenset(data.get("rules_alone", ())), choices)


def to_toml(policy: BlendPolicy) -> str:
    """Return a policy as TOML."""
    rows = ["# Which coder is believed about what; made by `python -m models.blend`, measured on the development part.", ""]
    rows += [f"rules_alone = {sorted(policy.rules_alone)!r}", "", "[alone]", *(f"{k} = {v}" for k, v in policy.alone.items())]
    rows += ["", "[together]", *(f"{k} = {v}" for k, v in policy.together.items()), ""]
    for name, choice in sorted(policy.choices.items()):
        flags = (str(flag).lower() for flag in (choice.only_model, choice.only_rules))
        rows += [f'[choices."{name}"]', f'differ = "{choice.differ}"', "only_model = {}\nonly_rules = {}".format(*flags), ""]
    return "\n".join(rows)

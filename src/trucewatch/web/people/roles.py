"""What a visitor may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from trucewatch.errors import SettingError


class Role(IntEnum):
    """Each role may do what those before it may: read; code; review others' coding; keep accounts and moderate replies."""

    NOBODY = 0
    READER = 1
    CODER = 2
    REVIEWER = 3
    ADMIN = 4

    @classmethod
    def named(cls, name: str) -> Role:
        """Return the role of that name (raises KeyError)."""
        return cls[name.strip().upper()]

    @property
    def word(self) -> str:
        """The role's name for people."""
        return self.name.lower()


WORDS = ", ".join(role.word for role in Role if role)
"""What the roles that an account can have are called."""


def role_for_account(word: str) -> Role:
    """Return the role of that name. Raises SettingError where an account can have none called so."""
    if word.strip().lower() not in WORDS.split(", "):
        raise SettingError(f"no role called {word!r}", remedy=f"one of: {WORDS}")
    return Role.named(word)


@dataclass(frozen=True)
class Visitor:
    """Somebody at the site: the account's name (empty for a stranger), the role, and the session's token where there is one."""

    name: str = ""
    role: Role = Role.NOBODY
    token: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether the visitor's role reaches to ``role``."""
        return self.role >= role

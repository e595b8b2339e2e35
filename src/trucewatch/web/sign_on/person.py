"""Who signed in at the provider, and what role its groups give here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..faults import NotAllowedError, ProviderError
from ..people.roles import Role
from .provider import Provider
from .setting import SignOn


@dataclass(frozen=True)
class Person:
    """``issuer`` and ``subject`` name a person for good; ``name`` may change. ``role`` is what the groups give, None for nothing.

    ``sid`` is what the provider calls this session of theirs, empty where it does not say.
    """

    issuer: str
    subject: str
    name: str
    role: Role | None
    sid: str = ""


def person_of(claims: dict[str, Any], access: str, provider: Provider) -> Person:
    """Return the person of an ID token; what the token leaves out is asked for. Raises ProviderError where no name is told."""
    setting = provider.setting
    if access and any(_claim(claims, path) is None for path in (setting.name, setting.groups)):
        told = provider.person(access)
        if told and told.get("sub") != claims["sub"]:
            raise ProviderError("the provider speaks of two different people", setting.issuer, "sign in again")
        claims = told | claims
    name = _claim(claims, setting.name)
    if not isinstance(name, str) or not name:
        raise ProviderError(f"the provider tells no {setting.name}", setting.issuer, "set name to a claim that it gives, such as email")
    return Person(setting.issuer, claims["sub"], name, setting.role(_groups(claims, setting)), str(claims.get("sid") or ""))


def refuse_without_role(person: Person, setting: SignOn) -> Role:
    """Return the person's role. Raises NotAllowedError where none of the groups has one."""
    if person.role is None:
        raise NotAllowedError(
            f"{person.name}: none of your groups at {setting.label} may use this site", remedy="ask whoever keeps the site"
        )
    return person.role


def _groups(claims: dict[str, Any], setting: SignOn) -> frozenset[str]:
    told = _claim(claims, setting.groups)
    return frozenset(one for one in (told if isinstance(told, list) else [told]) if isinstance(one, str))


def _claim(claims: dict[str, Any], path: str) -> Any:
    """Return a claim by its name, or by a path with dots; a name with dots in it (a URL) goes before a path."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found

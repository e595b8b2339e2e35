"""How single sign-on is set up: a TOML file names the provider, this site's name there, and which of its groups have which role here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from trucewatch.errors import SettingError
from trucewatch.textfiles import settings

from ..people.roles import Role, role_for_account
from .address import is_safe

SECRET = "TRUCEWATCH_OIDC_SECRET"
_HELP = "see docs/site.md, Single sign-on"


class SignOn(BaseModel):
    """``issuer`` is the provider's address as it writes it itself; ``client`` this site's name there; ``label`` what it is called.

    ``name`` and ``groups`` say which claims hold a person's name and groups; a dot goes one level down ("realm_access.roles"). ``roles``
    gives groups to roles; ``others`` is the role of people in none of them (None: they are refused). ``address`` is this site's own,
    where it cannot be told from the request. ``secret`` comes from the environment, not from the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: str
    client: str
    label: str = "single sign-on"
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    name: str = "preferred_username"
    groups: str = "groups"
    roles: dict[str, tuple[str, ...]] = {}
    others: str | None = None
    address: str | None = None
    secret: str = ""

    @field_validator("issuer")
    @classmethod
    def _https(cls, value: str) -> str:
        if not is_safe(value):
            raise ValueError("must begin with https:// (http:// is for this machine's own addresses alone)")
        return value

    @field_validator("roles", "others")
    @classmethod
    def _known(cls, value: Any) -> Any:
        for word in value if isinstance(value, dict) else [value] if value else []:
            try:
                role_for_account(word)
            except SettingError as error:
                raise ValueError(str(error)) from None
        return value

    def role(self, groups: frozenset[str]) -> Role | None:
        """Return the highest role that these groups give, else that of all others; None where they give none."""
        given = [Role.named(word) for word, names in self.roles.items() if groups & set(names)]
        return max(given, default=Role.named(self.others) if self.others else None)


def read(path: str | Path, environment: Mapping[str, str] = os.environ) -> SignOn:
    """Return the set-up that a file holds. Raises SettingError saying what in it is wrong."""
    table = settings(Path(path), _HELP)
    if "secret" in table:
        raise SettingError("the client's secret does not belong in the file", str(path), f"set it in the environment: {SECRET}")
    try:
        return SignOn(**table, secret=environment.get(SECRET, ""))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SettingError(f"{where}: {first['msg']}", str(path), _HELP) from error

"""Who is told, as the TOML file says it: each ``[[tell]]`` is one of these.

Secrets never stand in the file: ``password_env`` and ``secret_env`` name environment variables that hold them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trucewatch.records import Record

_ADDRESS = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)]


class ToTerminal(Record):
    """Lines on standard output."""

    by: Literal["terminal"] = "terminal"

    @property
    def key(self) -> str:
        """The name of the channel in the outbox."""
        return self.by


class ToAtom(Record):
    """An Atom feed in a file; ``link`` is where people find the site, if there is one."""

    by: Literal["atom"]
    file: str
    link: str | None = Field(default=None, pattern=r"^https?://")
    keep: int = Field(default=100, ge=1)

    @property
    def key(self) -> str:
        """The name of the channel in the outbox."""
        return f"{self.by} {self.file}"


class ToMail(Record):
    """A mail for each notice, through an SMTP server."""

    by: Literal["mail"]
    host: str
    port: int = Field(default=587, gt=0, lt=65536)
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: _ADDRESS
    to: tuple[_ADDRESS, ...] = Field(min_length=1)
    user: str | None = None
    password_env: str | None = None
    seconds: float = Field(default=30.0, gt=0)

    @property
    def key(self) -> str:
        """The name of the channel in the outbox."""
        return f"{self.by} {', '.join(self.to)}"


class ToWebhook(Record):
    """A signed POST for each notice, sent at most ``tries`` times a round, ``pause`` seconds apart, then twice that, and so on."""

    by: Literal["webhook"]
    url: str = Field(pattern=r"^https?://[^/\s]+")
    secret_env: str
    tries: int = Field(default=4, ge=1, le=10)
    pause: float = Field(default=2.0, ge=0)
    seconds: float = Field(default=15.0, gt=0)

    @property
    def key(self) -> str:
        """The name of the channel in the outbox."""
        return f"{self.by} {self.url}"


Telling = Annotated[ToTerminal | ToAtom | ToMail | ToWebhook, Field(discriminator="by")]

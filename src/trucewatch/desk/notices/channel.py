"""What a channel is, and how the ones that are wished for are opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Protocol

from trucewatch.errors import SettingError

from .notice import Notice
from .settings import Telling, ToAtom, ToMail, ToTerminal, ToWebhook

Wait = Callable[[float], bool]
"""Waits some seconds; True where the watch is being stopped meanwhile."""


class Channel(Protocol):
    """One way in which people or programs are told."""

    def tell(self, notice: Notice) -> None:
        """Deliver a notice.

        Raises NoticeError where that fails; the notice is then tried again in the next round.
        """
        ...


def opened(tellings: Iterable[Telling], wait: Wait) -> dict[str, Channel]:
    """Return the channels by their names in the outbox; the terminal is always one.

    Raises SettingError where a secret is not in the environment.
    """
    return {telling.key: _channel(telling, wait) for telling in (ToTerminal(), *tellings)}


def _channel(telling: Telling, wait: Wait) -> Channel:
    if isinstance(telling, ToAtom):
        from .atom import AtomFile

        return AtomFile(telling)
    if isinstance(telling, ToMail):
        from .mail import Mail

        return Mail(telling, _secret(telling.password_env) if telling.password_env else None)
    if isinstance(telling, ToWebhook):
        from .webhook import Webhook

        return Webhook(telling, _secret(telling.secret_env), wait)
    from .terminal import Terminal

    return Terminal()


def _secret(variable: str) -> str:
    value = os.environ.get(variable, "")
    if not value:
        raise SettingError(f"the environment variable {variable} is not set", remedy="set it to the secret that [[tell]] speaks of")
    return value

"""What can go wrong between a browser and the site."""

from __future__ import annotations

from trucewatch.errors import LedgerError, TrucewatchError


class NotFoundError(TrucewatchError):
    """There is nothing at this address."""


class MeanwhileError(TrucewatchError):
    """Somebody else decided something between the making of a page and the sending of its form."""


class NotAllowedError(TrucewatchError):
    """The visitor's role does not reach this far."""


class SignInNeededError(TrucewatchError):
    """Only somebody who is signed in may see or do this."""


class TooOftenError(TrucewatchError):
    """One address asks for too much in too short a time."""


class ProviderError(TrucewatchError):
    """The provider of single sign-on cannot be asked, or what it says cannot be believed."""


class RefusedError(TrucewatchError):
    """A form or an address cannot be taken as it was sent."""


STATUS: dict[type[TrucewatchError], int] = {
    NotFoundError: 404, NotAllowedError: 403, SignInNeededError: 401, TooOftenError: 429, RefusedError: 400,
    ProviderError: 502, MeanwhileError: 409, LedgerError: 503,
}  # fmt: skip


def status_of(error: TrucewatchError) -> int:
    """Return the HTTP status that tells of an error."""
    return STATUS.get(type(error), 400)

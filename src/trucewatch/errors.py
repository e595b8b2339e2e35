"""The one tree of errors: each says what went wrong, where, and what the user can do about it."""

from __future__ import annotations


class TrucewatchError(Exception):
    """Something a user can understand and mend.

    ``what`` says what went wrong, ``where`` names the file, record or address, ``remedy`` what to do next.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.remedy})" if self.remedy else "")


class PageError(TrucewatchError):
    """A page cannot be got or is not a page."""


class NoPagesError(PageError):
    """A folder holds no page: a fault where it was to be read now, none where pages are awaited in it."""


class DocumentError(TrucewatchError):
    """A page has no text that can be read."""


class CodingError(TrucewatchError):
    """A text cannot be coded, or a coder is not usable."""


class LedgerError(TrucewatchError):
    """The ledger cannot be opened, written or trusted."""


class RecordError(TrucewatchError):
    """A record from outside does not have the form it should have."""


class ExportError(TrucewatchError):
    """An export cannot be written."""


class SettingError(TrucewatchError):
    """A setting or a command's argument cannot be used."""

"""Reports to truces: which of them tell of the same pledge and the same incident."""

from .kin import Kin
from .link import Decided, Linked, link
from .told import Act, Telling, Told

__all__ = ["Act", "Decided", "Kin", "Linked", "Told", "Telling", "link"]

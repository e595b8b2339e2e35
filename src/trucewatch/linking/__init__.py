"""Reports to truces: which of them tell of the same pledge and the same incident."""

from .kin import Kin
from .link import Decided, Linked, link, linked
from .making import MadeIncident
from .piece import Pieces
from .told import Act, Telling, Told
from .weave import Weave
from .woven_truces import Changed

__all__ = ["Act", "Changed", "Decided", "Kin", "Linked", "MadeIncident", "Pieces", "Telling", "Told", "Weave", "link", "linked"]

"""Page to document: clean text with its imprint."""

from .digest import items
from .read import read

__all__ = ["items", "read"]

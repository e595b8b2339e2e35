"""Page to document: clean text with its imprint."""

from .digest import items
from .posts import said_before
from .read import read

__all__ = ["items", "read", "said_before"]

"""Page to document: clean text with its imprint."""

from .read import read

__all__ = ["read"]

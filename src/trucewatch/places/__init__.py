"""Places: where a phrase lies, by an own gazetteer and by what the document says."""

from .gazetteer import Gazetteer, gazetteer
from .resolve import resolve

__all__ = ["Gazetteer", "gazetteer", "resolve"]

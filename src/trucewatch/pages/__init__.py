"""The outside world comes in: every source of pages, one a file."""

from .source import Source, gather

__all__ = ["Source", "gather"]

"""The news agencies, by what names they go and what are their own sites: what several stages know them by."""

from .names import alternatives, by_domain, first, origin, other_names, short, unmistakable

__all__ = ["alternatives", "by_domain", "first", "origin", "other_names", "short", "unmistakable"]

"""The digest of what is new since a time: per truce the labels that changed, new pledges, new incidents, each with its source."""

from .brief import Brief, brief
from .html import html
from .markdown import markdown

__all__ = ["Brief", "brief", "html", "markdown"]

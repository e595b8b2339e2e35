"""Names to actors: the registry, and what a name means in its document."""

from .registry import Registry, registry
from .resolve import resolve

__all__ = ["Registry", "registry", "resolve"]

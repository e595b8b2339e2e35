"""The learned coder: a small network finds anchors, reads their roles, and rules make days and numbers of them."""

from .coder import HybridCoder, coder

__all__ = ["HybridCoder", "coder"]

"""The hybrid coder: what the network and the rules each find, joined by what each was measured to be better at."""

from .coder import BlendCoder, coder

__all__ = ["BlendCoder", "coder"]

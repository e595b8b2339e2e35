"""What a page says of its own making: who published it, from whom, where and when. One question a file."""

from .imprint import imprint_of

__all__ = ["imprint_of"]

"""How changes are told: one channel a file."""

from .channel import Channel, opened
from .notice import Notice, NoticeError

__all__ = ["Channel", "Notice", "NoticeError", "opened"]

"""Days from phrases: what words name or point to, against the day of publication. One kind of words a file."""

from .ending import month_end
from .named import number
from .resolve import Day, at_once, resolve
from .setting import Setting, looks_ahead

__all__ = ["Day", "Setting", "at_once", "looks_ahead", "month_end", "number", "resolve"]

"""Documents to stories: which pages print the same copy, and how many are independent."""

from .compare import Measures, measure
from .copy import Copy, copy_of
from .group import group, stories_in

__all__ = ["Copy", "Measures", "copy_of", "group", "measure", "stories_in"]

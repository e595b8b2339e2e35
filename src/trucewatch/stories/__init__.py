"""Documents to stories: which pages print the same copy, and how many are independent."""

from .compare import Kinship, kinship
from .copy import Copy, copy_of
from .group import Stories, group

__all__ = ["Copy", "Kinship", "Stories", "copy_of", "group", "kinship"]

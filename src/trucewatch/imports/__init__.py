"""Data sets of the field: their rows as coded texts, one data set a file."""

from .importer import GROUP, Dataset, Importer, Part
from .row import Row
from .table import Table, open_table
from .units import Passed, Unit, aside, units

__all__ = ["GROUP", "Dataset", "Importer", "Part", "Passed", "Row", "Table", "Unit", "aside", "open_table", "units"]

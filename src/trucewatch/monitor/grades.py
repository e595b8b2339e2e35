"""How far evidence carries, as plain numbers: they are compared so often that the records' ``Grade`` would cost too much."""

from __future__ import annotations

from trucewatch.records import Grade

GRADES = tuple(Grade)
"""The grades of the records, each at the place of its number."""

EXCLUDED, OPEN, ALLEGED, ESTABLISHED = map(int, GRADES)

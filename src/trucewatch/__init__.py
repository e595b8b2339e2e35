"""trucewatch: from the news to the state of a truce, with the evidence."""

__version__ = "0.1.0"

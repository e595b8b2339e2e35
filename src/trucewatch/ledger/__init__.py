"""The append-only, hash-chained log of all records."""

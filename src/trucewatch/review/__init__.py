"""People's decisions on records; they add, never overwrite."""

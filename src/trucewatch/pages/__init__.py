"""The outside world comes in: every source of pages, one a file."""

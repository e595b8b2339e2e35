"""Page to document: clean text with its imprint."""

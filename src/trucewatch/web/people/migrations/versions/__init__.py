"""One file for each form, in order."""

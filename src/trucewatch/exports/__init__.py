"""Records to other formats, one a file."""

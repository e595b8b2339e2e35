"""Timelines and maps as plain SVG, made on the server: no script, a few kilobytes, printable, readable without colour."""

"""Watching: sources are polled, and what changed in the state of a truce is told."""

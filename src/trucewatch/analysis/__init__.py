"""Durations, effects and agreement between coders; pure."""

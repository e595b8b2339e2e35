"""Coded records beside each other: scores against gold, agreement beyond chance, where coders differ; pure."""

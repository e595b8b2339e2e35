"""Records to the state of each truce and faction, with reasons; pure."""

from .monitor import Monitor
from .policy import Policy, read_policy

__all__ = ["Monitor", "Policy", "read_policy"]

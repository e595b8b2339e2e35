"""Records to the state of each truce and faction, with reasons; pure."""

from .bare import Bare, bare
from .monitor import Monitor
from .policy import Policy, read_policy

__all__ = ["Bare", "Monitor", "Policy", "bare", "read_policy"]

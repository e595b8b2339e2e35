"""Records to the state of each truce and faction, with reasons; pure."""

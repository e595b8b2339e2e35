"""Where the stages meet: page in, state out."""

"""Signing in at an OpenID Connect provider: what is set, what the provider says of itself, and what its word for a person is worth."""

"""What was worked out of a ledger, kept in a file beside it: derived, disposable, and never trusted to prove anything."""

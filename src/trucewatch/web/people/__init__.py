"""Who visits, what they may do, and what they did. Kept apart from the ledger, since personal data must be removable."""

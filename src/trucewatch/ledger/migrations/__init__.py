"""The forms that a ledger's tables have had, and the way from each to the next. A migration is never changed once released."""

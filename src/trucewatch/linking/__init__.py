"""Reports to truces: which of them tell of the same pledge and the same incident."""

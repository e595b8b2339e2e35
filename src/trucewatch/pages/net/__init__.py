"""The network: which addresses may be asked, within which bounds, and how politely."""

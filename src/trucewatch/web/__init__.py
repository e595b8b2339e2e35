"""The site: truces, evidence, review, replies and the API, rendered on the server."""

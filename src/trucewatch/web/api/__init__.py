"""The site's data for programs: the records that the command line prints with ``--format json``, over REST."""

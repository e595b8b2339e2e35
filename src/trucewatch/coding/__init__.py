"""Document to report: pledges, incidents, speakers, places and times, each with its span."""

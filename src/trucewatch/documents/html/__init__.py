"""HTML taken apart: a look before parsing, the article, its headline, and what stands around it on the page."""

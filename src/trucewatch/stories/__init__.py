"""Documents to stories: which pages print the same copy, and how many are independent."""

"""What is known of pages in general: outlets, furniture, credits. Data, not code."""

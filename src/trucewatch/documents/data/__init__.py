"""What is known of pages in general: agencies, outlets, furniture, credits. Data, not code."""

"""Step 8: finishing a version and taking it to the district."""

"""Step 7: the sheets to look at, print and keep."""

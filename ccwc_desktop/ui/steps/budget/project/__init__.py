"""One project: its form, what it does, for whom, where and when."""

"""The second step: the figures of the villages, entered, taken in and looked at."""

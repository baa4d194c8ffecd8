"""Two versions of a proposal beside each other."""

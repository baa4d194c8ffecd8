"""The eight steps of the path, one folder each; no step knows another."""

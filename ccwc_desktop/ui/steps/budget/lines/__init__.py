"""The cost lines of a project: typed, pasted, with their sources and marks."""

"""How a project begins: from a priority, or with an example."""

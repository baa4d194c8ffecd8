"""What fits under the ceilings."""

"""The sixth step: projects with their cost lines, placed in years, under the ceilings."""

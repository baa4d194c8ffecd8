"""The board of projects, the vessels of the sources above it, and the ceilings they hang on."""

"""The parts pages are made of: each gets values and emits signals; no program logic here."""

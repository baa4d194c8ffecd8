"""Printable sheets: values in, PDF bytes out; no database, no window."""

"""The commune's list of unit prices."""

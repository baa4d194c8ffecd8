"""What is looked at before a proposal leaves."""

"""Settings: the size of text, where things are, copies, other workbooks."""

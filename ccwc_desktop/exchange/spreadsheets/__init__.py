"""Spreadsheets (.xlsx), read and written; only these modules know the libraries for it.

They are loaded late: most people never open a spreadsheet here, and the libraries take a while.
"""

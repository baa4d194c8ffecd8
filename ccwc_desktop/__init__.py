"""CCWC Desktop: plans for children, from a commune's figures to a signed sheet and a package.

The rooms, from the street inwards (each may use those after it, never those before it):

cli         the command line; `gui` is one of its verbs
ui          the window (PySide6); everything below runs without it
services    what a person can do: plain functions of a database session
store       the tables and the file they live in
exchange    files in and out: packages, cards, Commune Database exports
sheets      printable sheets: values in, PDF bytes out
settings    preferences of this person on this machine
language    Khmer and English: words, digits, money, dates
paths       where things lie on this machine
domain      what the rules say: frozen values and pure functions
"""

__version__ = "0.1.0"

"""Files in and out: plan documents, packages, cards, sticks, Commune Database exports.

Bytes in, values out (and back); no database, no window. A file that does not fit raises
`Refused` with a code of its own.
"""

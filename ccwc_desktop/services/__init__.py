"""What a person can do: plain functions of a session.

Reading gives frozen values; writing gives `Done(result, undo)`. Services never commit: the caller
owns the transaction.
"""

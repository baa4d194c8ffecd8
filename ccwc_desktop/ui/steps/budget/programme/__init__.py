"""The programme of three years, its terms, and what is written from it."""

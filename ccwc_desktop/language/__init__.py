"""Khmer and English: words, digits, money, dates, spelling, line breaks, sorting."""

"""Khmer and English: words, digits, money, dates, spelling, line breaks, sorting."""

from typing import Literal

Language = Literal["km", "en"]

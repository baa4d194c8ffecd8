"""Pages on paper: drawn at 300 dots an inch, so that every printer prints what was seen."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import sheets
from ccwc_desktop.ui.tasks import Cancelled, Progress

from .drawing import image

DPI = 300


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer() -> QPrinter:
    """The printer of the system, to be chosen in its dialog; pages to the edge of the paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, pages: Sequence[tuple[bytes, int]], progress: Progress) -> int:
    """Print (PDF, page from 0) one after another; gives how many.

    Raises Refused("printer.refused") when the printer does not take them; Cancelled (from
    `progress`) throws away what was not printed yet.
    """
    painter = QPainter()
    try:
        for at, (pdf, page) in enumerate(pages):
            progress(at / len(pages))
            _choose_paper(printer, *sheets.page_sizes(pdf)[page])
            started = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not started:
                raise Refused("printer.refused")
            whole = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
            painter.drawImage(whole, image(pdf, page, DPI))
    except Cancelled:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(pages)


def _choose_paper(printer: QPrinter, width: float, height: float) -> None:
    """The size of one page (points), lying or standing."""
    short, long = sorted((width, height))
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))

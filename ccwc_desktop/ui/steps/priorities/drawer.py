"""Where the weights and a decision open: as high as they ask, scrolled in a low window."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QFrame, QSizePolicy

from ccwc_desktop.ui.widgets.scroll import ScrollColumn

LEAST_HEIGHT = 96


class Drawer(ScrollColumn):
    """Shows one of its panels, or is away."""

    def __init__(self, *panels: QFrame) -> None:
        super().__init__()
        self._panels = panels
        for panel in panels:
            self.column.addWidget(panel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.close_panels()

    def open_panel(self, panel: QFrame) -> None:
        """One panel instead of the others."""
        for each in self._panels:
            each.setVisible(each is panel)
        self.show()

    def close_panels(self) -> None:
        """None of them."""
        for each in self._panels:
            each.hide()
        self.hide()

    def sizeHint(self) -> QSize:
        """What the open panel asks for at this width."""
        height = self.column.totalHeightForWidth(self.viewport().width())
        if height < 0:  # nothing in it wraps
            height = self.column.totalSizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Little: the rest is scrolled."""
        return QSize(0, min(LEAST_HEIGHT, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel asked for another height."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

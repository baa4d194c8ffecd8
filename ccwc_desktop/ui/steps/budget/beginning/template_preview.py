"""What an example of a project holds, before it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.templates import Template
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, small

from . import template_words


class TemplatePreview(QFrame):
    """`taken(key)` when the example shown is to be used."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._key = ""
        self.name = Text("", "section")
        self.about = small("")
        self.take = Button(_("Use this example"), "quiet", "check")
        self._view = ScrollColumn()
        self._inside = QWidget()
        self._view.column.setSpacing(tokens.px("s1"))
        for widget in (self.name, self.about, self._inside):
            self._view.column.addWidget(widget)
        self._view.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 10)
        column.setSpacing(tokens.px("s1"))
        column.addWidget(self._view, 1)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignRight)
        self.take.clicked.connect(lambda: self.taken.emit(self._key))

    def show_template(self, template: Template, lines: Sequence[Line]) -> None:
        """A template, and its lines as a project of this commune would begin."""
        self._key = template.key
        self.name.say(template_words.name(template))
        self.about.say(template_words.about(template))
        self._view.column.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = _content(template, lines)
        self._view.column.insertWidget(2, self._inside)
        self._view.verticalScrollBar().setValue(0)

    def said(self) -> str:
        """All its words, as a screen reader has them."""
        parts = self._inside.findChildren(Text)
        return "\n".join([self.name.accessibleName(), *(part.accessibleName() for part in parts)])


def _content(template: Template, lines: Sequence[Line]) -> QWidget:
    language = current()
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(2)
    column.addWidget(Text(words.add_breaks(template.objective.text(language))))
    column.addWidget(_head(_("Usual lines")))
    column.addLayout(_lines(template, lines))
    column.addWidget(small(_("Prices come from your own list only. Examples are never filled in.")))
    for head, listed in (
        (_("Talk about these first"), template.questions),
        (_("What to watch"), template.watch),
        (_("Upkeep afterwards"), (template.upkeep,)),
    ):
        column.addWidget(_head(head))
        for said in template_words.bullets(listed):
            column.addWidget(Text(said))
    return inside


def _head(text: str) -> Text:
    head = Text(text, "strong", "teal-deep")
    head.setContentsMargins(0, tokens.px("s2"), 0, 0)
    return head


def _lines(template: Template, lines: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.px("s3"))
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(2, 2)
    for place, (line, told) in enumerate(zip(lines, template.lines, strict=True)):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Text(words.add_breaks(line.description(current()))), place, 0, top)
        grid.addWidget(small(template_words.unit(line.unit)), place, 1, top)
        grid.addWidget(small(template_words.price(line, told), typed=True), place, 2, top)
    return grid

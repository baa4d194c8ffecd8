"""How the share for children and women is counted, in a callout under the live balance."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent

from ccwc_desktop.domain import child_share
from ccwc_desktop.domain.budget_terms import Terms
from ccwc_desktop.domain.child_share import Share
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import budget, child_shares, plans
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Callout

from . import wording
from .balance import BalanceCard


class ShareCallout(QObject):
    """Opens over the window when the share on the card is pressed; Esc or a press closes it."""

    def __init__(self, page: Page, card: BalanceCard) -> None:
        super().__init__(page)
        self._page, self._card = page, card
        self.callout: Callout | None = None
        card.share.clicked.connect(self._on_pressed)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another step leaves nothing behind; Esc closes it wherever the focus is."""
        if self.callout is None or self.callout.isHidden():
            return False
        if event.type() == QEvent.Type.Hide and watched is self._page:
            self.callout.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        closes = event.key() == Qt.Key.Key_Escape
        if closes:
            self._close()
        return closes

    def leave(self) -> None:
        """Another view leaves nothing behind."""
        if self.callout is not None:
            self.callout.hide()

    def refresh(self) -> None:
        """Other figures, or another year."""
        if self.callout is not None and not self.callout.isHidden():
            self._show(self.callout)

    def _on_pressed(self) -> None:
        if self.callout is not None and not self.callout.isHidden():
            self._close()
            return
        callout = self._callout()
        self._show(callout)
        next(each for each in callout.findChildren(Button) if not each.isHidden()).setFocus()

    def _show(self, callout: Callout) -> None:
        editor, year = self._page.editor, self._card.year
        balance = editor.read(budget.balance, editor.plan)
        last = editor.read(child_shares.last_year, editor.plan)
        terms = editor.read(plans.terms, editor.plan)
        corner = self._page.window().mapFromGlobal(self._card.mapToGlobal(QPoint(0, 0)))
        callout.point(
            QRect(corner, self._card.size()),
            _("For children and women"),
            "\n".join(lines(balance, last, terms, year)),
            _("Close"),
            kind="info",
        )

    def _callout(self) -> Callout:
        """Made when it is first wanted: only then the page stands in the window."""
        if self.callout is None:
            self.callout = Callout(self._page.window())
            self._page.window().installEventFilter(self)
            self.callout.firstChosen.connect(self._close)
            self.callout.closed.connect(self._card.share.setFocus)
        return self.callout

    def _close(self) -> None:
        if self.callout is not None:
            self.callout.hide()
        self._card.share.setFocus()


def lines(balance: Balance, last: Share | None, terms: Terms, year: int) -> list[str]:
    """The share by year, all years and last year's; the floor and the marks of `year`; the method.

    What is in no year yet counts for all years only.
    """
    first = balance.years[0]
    told = [_said(wording.year(each), of) for each, of in balance.share_by_year.items() if of.total]
    told.append(_said(_("All projects, placed or not"), balance.share))
    if last is not None:
        before = _("Last year ({year})").format(year=wording.year(first - 1))
        told.append(_said(before, last))
    floor = child_share.floor(terms, balance.share_by_year[year])
    if floor is not None:
        wanted = wording.riel_in_sentence(floor.wanted)
        msgid = (
            _("The district asked for at least {wanted} in {year}: {short} are missing.")
            if floor.short
            else _("The district asked for at least {wanted} in {year}: this is reached.")
        )
        short = wording.riel_in_sentence(floor.short)
        told.append(msgid.format(wanted=wanted, year=wording.year(year), short=short))
    told.append(_marks(balance, year))
    told.append(
        _(
            "A line counts by its mark: all of it, its percent, or nothing. Without a mark it "
            "counts in full when its project answers a priority of children. Marks are in the part "
            "below each line (F2)."
        )
    )
    return told


def _marks(balance: Balance, year: int) -> str:
    """What the lines of a year cost by their mark; a mark that no line has is left out."""
    marks = child_share.by_mark(balance.projects, year)
    sentences = {
        "direct": _("{total} in full"),
        "shared": _("{children} of {total} by a share"),
        "none": _("{total} not"),
    }
    said = [
        sentences[mark].format(
            total=wording.riel(share.total), children=wording.riel(share.children)
        )
        for mark, share in marks.items()
        if share.total
    ]
    counted = _(", ").join(said) or "–"
    return _("Lines of {year} count: {counted}.").format(year=wording.year(year), counted=counted)


def _said(what: str, share: Share) -> str:
    """ "2027: 97%, 127 020 000 of 130 460 000 riel"."""
    percent = "–" if share.part is None else digits.part_percent(share.part, current(), 1)
    return _("{what}: {percent}, {children} of {total}").format(
        what=what,
        percent=percent,
        children=wording.riel(share.children),
        total=wording.riel(share.total),
    )

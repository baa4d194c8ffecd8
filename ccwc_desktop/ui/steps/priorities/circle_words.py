"""Whether the answers of pairs fit together, in words."""

from collections.abc import Mapping

from ccwc_desktop.domain.contests import Comparison
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui.widgets.text import shortened

from .wording import shown

MOST_TOLD = 2  # circles that are told one by one
LONGEST_IN_CIRCLE = 16  # signs of a title there


def consistence(found: Comparison, titles: Mapping[str, str]) -> str:
    """Whether the answers of pairs fit together, and which do not."""
    if found.consistence is None:
        return _("With fewer than three problems no answers can contradict each other.")
    number = digits.number(found.consistence, current(), 2)
    if not found.triads:
        return _("All answers fit one order (coefficient of consistence {number}).").format(
            number=number
        )
    count = len(found.triads)
    said = ngettext(
        "{count} circle of three among at most {most}: the answers contradict each other there "
        "(coefficient of consistence {number}).",
        "{count} circles of three among at most {most}: the answers contradict each other there "
        "(coefficient of consistence {number}).",
        count,
    ).format(count=shown(count), most=shown(found.most_triads), number=number)
    if found.redo:
        said += " " + _("That is much. Please compare these again.")
    short = {uid: shortened(each, LONGEST_IN_CIRCLE) for uid, each in titles.items()}
    for a, b, c in found.triads[:MOST_TOLD]:
        circle = _("“{a}” before “{b}” before “{c}” before “{a}”.")
        said += "\n" + circle.format(a=short[a], b=short[b], c=short[c])
    if count > MOST_TOLD:
        said += "\n" + _("And {count} more.").format(count=shown(count - MOST_TOLD))
    return said

"""What is said of a block of cells before its lines are added."""

from decimal import Decimal

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.pasted_lines import Pasted, Told
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.widgets import reading
from ccwc_desktop.ui.widgets.reading import NUMBER

from .line_row import labels

_SENTENCES = {
    "amount.two_readings": N_(
        "“{text}” may be {whole} or {part}. It stays empty; please type the right one after adding."
    ),
    "other_amount": N_(
        "the sheet says {said}, but quantity and price make {meant}. The line takes {meant}."
    ),
    "words_only": N_("“{text}” stands without any number, so no line was made of it."),
    "number_only": N_(
        "“{text}” is a number without any words, so no line was made of it. Please copy the cells "
        "that say what it is for, too."
    ),
    "no_description": N_(
        "nothing says what is bought (a merged cell?). Please type it after adding."
    ),
    "heading_taken": N_("“{text}” was taken from the row above."),
    "total_row": N_("“{text}” is a total and makes no line."),
    "price_found": N_("the unit price {riel} was worked out from the amount."),
    "no_price": N_("the unit price is missing and cannot be worked out from the amount {said}."),
    "too_many": N_("only {most} lines are added at once; {rows} rows more were left out."),
}


def found(pasted: Pasted) -> str:
    """How many lines a block makes, and what they cost."""
    if not pasted.lines:
        return _(
            "There is no line in what was copied. Please copy the cells of the spreadsheet (what, "
            "unit, quantity, unit price) and paste again."
        )
    count = len(pasted.lines)
    said = ngettext("{count} line, {total} in all.", "{count} lines, {total} in all.", count)
    total = wording.riel_in_sentence(pasted.total)
    return said.format(count=wording.number(count), total=total)


def columns(pasted: Pasted) -> str:
    """By what the columns were known."""
    if pasted.heads:
        return _("The columns were known by their heads.")
    return _("There are no heads: what, unit, quantity, unit price and amount, in this order.")


def sentence(told: Told) -> str:
    """ "Row 3, quantity: …"."""
    where = _("Row {row}").format(row=digits.localise(str(told.row), current()))
    head = labels().get(told.column, "")
    if head:
        where = f"{where}, {head}"
    msgid = _SENTENCES.get(told.code)
    if msgid is None:
        said = reading.explained(Refused(told.code, **told.details)).sentence
        said += " " + _("It stays empty.")
    else:
        said = _(msgid).format_map({key: _shown(key, value) for key, value in told.details.items()})
    return _("{where}: {sentence}").format(where=where, sentence=said)


def _shown(key: str, value: object) -> object:
    if key in ("said", "meant", "riel") and isinstance(value, int):
        return wording.riel_in_sentence(value)
    return NUMBER.write(value) if isinstance(value, int | Decimal) else value


def row_head() -> str:
    """Over the rows of the block."""
    return _("Row")


def cells(number: int, line: Line) -> tuple[str, ...]:
    """The cells of a line in the preview, with the row of the block as the notes count it."""
    return (
        wording.number(number),
        line.description(current()) or "–",
        wording.unit(line.unit) or "–",
        NUMBER.write(line.quantity) if line.quantity else "–",
        wording.riel(line.unit_price) if line.unit_price else "–",
        wording.riel(line.amount),
    )


def add(count: int) -> str:
    """The button that adds."""
    said = ngettext("Add this line", "Add these {count} lines", count)
    return said.format(count=wording.number(count))


def more(count: int) -> str:
    """Behind a list that is cut."""
    return _("… and {count} more").format(count=wording.number(count))

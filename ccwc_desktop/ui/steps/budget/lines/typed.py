"""Fields of quantities and prices: what is typed is read without guessing or rounding."""

from decimal import Decimal

from ccwc_desktop.domain import typed_amounts
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.ui.widgets.fields import LineField
from ccwc_desktop.ui.widgets.reading import NUMBER, Format

QUANTITY = Format(typed_amounts.quantity, NUMBER.write, right=True)
PRICE = Format(typed_amounts.price, NUMBER.write, right=True)


def quantity_field() -> LineField:
    """A quantity: Decimal of up to three digits behind the comma, None when empty."""
    return LineField(QUANTITY)


def price_field(placeholder: str = "") -> LineField:
    """Whole riel: int, None when empty."""
    return LineField(PRICE, placeholder)


def quantity_in(field: LineField) -> Decimal:
    """The quantity in a field while it is typed; what cannot be read changes nothing yet."""
    try:
        return typed_amounts.quantity(field.text()) or Decimal(0)
    except Refused:
        kept = field.value()
        return kept if isinstance(kept, Decimal) else Decimal(0)


def price_in(field: LineField) -> int:
    """The riel in a field while they are typed; what cannot be read changes nothing yet."""
    try:
        return typed_amounts.price(field.text()) or 0
    except Refused:
        kept = field.value()
        return kept if isinstance(kept, int) else 0


def readings_in(field: LineField) -> tuple[Decimal, ...]:
    """The numbers that a doubtful quantity in a field may be; () when it is not doubtful."""
    try:
        typed_amounts.quantity(field.text())
    except Refused as refused:
        if refused.code == "amount.two_readings":
            return typed_amounts.readings(field.text())
    return ()

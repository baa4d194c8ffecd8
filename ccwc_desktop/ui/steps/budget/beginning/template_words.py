"""How templates of projects are said: lines with their prices, months, questions."""

from collections.abc import Iterable

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.templates import Said, Template, TemplateLine
from ccwc_desktop.language import dates, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, templates
from ccwc_desktop.ui.steps.budget import wording


def group(key: str) -> str:
    """The theme that templates stand under."""
    return templates.groups()[key].text(current())


def name(template: Template) -> str:
    """What it is called, with places to break its line."""
    return words.add_breaks(template.name.text(current()))


def about(template: Template) -> str:
    """Sector, usual months and who does it, in one line."""
    listed = dates.MONTHS_KM if current() == "km" else dates.MONTHS_EN
    first, last = (listed[month - 1] for month in template.months)
    when = _("the whole year") if template.months == (1, 12) else f"{first} – {last}"
    sector = names.names("sectors")[template.sector].short(current())
    way = names.names("procurement")[template.procurement].text(current())
    return words.add_breaks(" · ".join((sector, when, way)))


def unit(text: str) -> str:
    """A unit as a line keeps it, in the language in use."""
    return wording.UNIT.write(text)


def price(line: Line, template: TemplateLine) -> str:
    """The commune's own price, else the example, else that none is known."""
    if line.unit_price:
        said = _("your price: {price}").format(price=wording.riel(line.unit_price))
        return f"{said} ({line.price_source})" if line.price_source else said
    if template.example:
        return _("no price yet (an example, only to compare: {price})").format(
            price=wording.riel(template.example)
        )
    return _("no price yet")


def bullets(listed: Iterable[Said]) -> list[str]:
    """Each text on its own line with a mark before it."""
    return [f"• {words.add_breaks(each.text(current()))}" for each in listed]

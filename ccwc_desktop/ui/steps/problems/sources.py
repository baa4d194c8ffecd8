"""What evidence can point to, in words: figures with their numbers, consultations by day."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccwc_desktop.domain.consultations import Consultation, heads
from ccwc_desktop.domain.problems import Evidence
from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.services.problems import KnownFigure
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui.place_names import here
from ccwc_desktop.ui.widgets.reading import NUMBER

from . import wording

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Sources:
    """What evidence can point to: figures with their numbers, consultations with their days."""

    figures: Sequence[KnownFigure]
    meetings: Sequence[Consultation]
    whose: Identity | None = None

    def choices(self, kind: str) -> Choices:
        """(ref, words) for a kind of evidence; nothing for kinds that point to nothing."""
        if kind == "figure":
            return [(each.indicator, figure(each)) for each in self.figures]
        if kind == "consultation":
            return [(each.uid, meeting(each)) for each in self.meetings]
        return []

    def said(self, evidence: Evidence) -> str:
        """What a piece of evidence points to, in words; "" for what points to nothing."""
        if evidence.kind == "social_accountability" and evidence.ref in wording.PROVIDERS:
            return here(_(wording.PROVIDERS[evidence.ref]), self.whose)
        found = dict(self.choices(evidence.kind)).get(evidence.ref, "")
        if not found and evidence.kind == "figure" and evidence.ref:
            known = names.indicator(evidence.ref)
            return _("{name}: no number yet").format(name=known.name(current())) if known else ""
        return found


def figure(each: KnownFigure) -> str:
    """A figure with its number: "Children not in school: 118 (66 girls, 52 boys), 2025"."""
    parts = ""
    if each.girls is not None and each.boys is not None:
        parts = _(" ({girls} girls, {boys} boys)").format(
            girls=NUMBER.write(each.girls), boys=NUMBER.write(each.boys)
        )
    said = _("{name}: {number}{parts}, {year}").format(
        name=names.indicator_name(each.indicator, current()),
        number=NUMBER.write(each.total),
        parts=parts,
        year=digits.localise(str(each.year), current()),
    )
    return words.strip_breaks(said)


def meeting(each: Consultation) -> str:
    """A consultation with its day, method and heads."""
    day = dates.table_date(each.held_on, current()) if each.held_on else _("No date yet")
    count = ngettext("{count} child", "{count} children", heads(each))
    parts = (
        day,
        names.names("methods")[each.method].short(current()),
        count.format(count=wording.number(heads(each))),
    )
    return words.strip_breaks(_(", ").join(parts))

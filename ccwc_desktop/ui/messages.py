"""From a code to a sentence a person can act on, in the language in use. No Qt in here: the
command line says the same sentences."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from ccwc_desktop.domain.budget_checks import OVER
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.figure_checks import HARD, Doubt
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.signals import Signal as FigureSignal
from ccwc_desktop.domain.workflow import Missing
from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.services import names
from ccwc_desktop.store import reference

from . import ceiling_words, place_names, project_names
from .sentences import entering, figures, files, lists, money_lists, sending, standing
from .widgets import reading

SENTENCES: Mapping[str, str] = {
    **entering.SENTENCES,
    **files.SENTENCES,
    **lists.SENTENCES,
    **money_lists.SENTENCES,
    **sending.SENTENCES,
}
ROWS: Mapping[str, str] = {**entering.ROWS, **money_lists.ROWS}
UNKNOWN = N_("This could not be done ({code}). All that was saved is kept. Please try again.")


class RowRefusal(Protocol):
    """Why a line of an import was not taken (`services.figures_import.Preview.refused`)."""

    @property
    def line(self) -> int:
        """The line of the file."""

    @property
    def column(self) -> str:
        """The heading, "" for the whole line."""

    @property
    def sheet(self) -> str:
        """The sheet of a spreadsheet, "" for a CSV file."""

    @property
    def cell(self) -> str:
        """Its address there ("C5"), "" for a CSV file or a whole line."""

    @property
    def code(self) -> str:
        """What the sentence is."""

    @property
    def details(self) -> Mapping[str, object]:
        """What stands in it."""


def sentence(refused: Refused) -> str:
    """What happened, what was kept, what to do next."""
    msgid = SENTENCES.get(refused.code)
    if msgid is None and refused.code.startswith(("number.", "date.")):
        return reading.explained(refused).sentence
    details = {"code": refused.code, **refused.details}
    return _(msgid or UNKNOWN).format_map(_shown(details))


def row_sentence(refusal: RowRefusal) -> str:
    """Why one line of an import was not taken."""
    said = _(ROWS.get(refusal.code, UNKNOWN))
    said = said.format_map(_shown({"code": refusal.code, **refusal.details}))
    return _("{where}: {sentence}").format(where=where(refusal), sentence=said)


def where(refusal: RowRefusal) -> str:
    """Where in the file a refusal stands: cell of a sheet, or line and column."""
    line = digits.localise(str(refusal.line), current())
    if refusal.cell:
        return _("Sheet “{sheet}”, cell {cell}").format(sheet=refusal.sheet, cell=refusal.cell)
    if refusal.sheet:
        return _("Sheet “{sheet}”, line {line}").format(sheet=refusal.sheet, line=line)
    if refusal.column:
        return _("Line {line}, column “{column}”").format(line=line, column=refusal.column)
    return _("Line {line}").format(line=line)


def missing_sentence(gap: Missing, plan: Plan | None = None) -> str:
    """One line of "what is missing"; `plan` gives the names of problems and projects."""
    code = gap.code
    if "date" in gap.details and not gap.details["date"]:
        code = f"{code}_undated"
    details = {**gap.details, **(_named_in(gap, plan) if plan is not None else {})}
    if "problem" in details and plan is not None:
        titles = {each.uid: each.title(current()) or each.code for each in plan.problems}
        details["problem"] = words.add_breaks(titles.get(str(details["problem"]), ""))
    if "title" in details:
        details["title"] = words.add_breaks(str(details["title"] or details.get("code", "")))
    if "name" in details:
        details["name"] = words.add_breaks(_name_in(details))
    if "other" in details:
        other = project_names.label(str(details["other"]), int(str(details["other_number"])))
        details["other"] = words.add_breaks(other)
    if code == OVER:
        details["over_ceiling"] = _over(gap.details)
    return _checked(code, details)


def _over(told: Mapping[str, Any]) -> str:
    return ceiling_words.over(told["source"], told["year"], told["over"], told["basis"])


def _checked(code: str, details: Mapping[str, object]) -> str:
    """The sentence; one of a figure that cannot be says so first."""
    said = _(standing.MISSING[code]).format_map(_shown(details))
    return _(figures.HARD).format(sentence=said) if code in HARD else said


def _named_in(gap: Missing, plan: Plan) -> dict[str, object]:
    """The names of a gap as the plan has them in the language in use; gaps know the Khmer ones."""
    named: dict[str, object] = {}
    projects = {each.number: each.name(current()) for each in plan.projects}
    for key, number in (("name", "number"), ("other", "other_number")):
        found = gap.details.get(number)
        if isinstance(found, int) and found in projects:
            named[key] = projects[found]
    titles = {each.code: each.title(current()) for each in plan.problems}
    if "title" in gap.details and gap.details.get("code") in titles:
        named["title"] = titles[str(gap.details["code"])]
    return named


def _name_in(details: Mapping[str, object]) -> str:
    """The member or the project of a gap, by its number while a project has no name."""
    name, number = str(details["name"]), details.get("number")
    if isinstance(number, int):
        return project_names.label(name, number)
    return name or words.strip_breaks(_("without a name"))


def doubt_sentence(doubt: Doubt) -> str:
    """Why a figure should be looked at again."""
    return _checked(doubt.code, doubt.said)


def signal_sentence(signal: FigureSignal) -> str:
    """What the figures say, with the numbers; a rate over few says how unsure it is."""
    return _said_of(signal, figures.SIGNALS, figures.FEW)


def signal_text(signal: FigureSignal) -> str:
    """What is left to say under `signal_head`."""
    return _said_of(signal, figures.TEXTS, figures.FEW_SHORT)


def _said_of(signal: FigureSignal, sentences: Mapping[str, str], few: str) -> str:
    shown = _shown(signal.said)
    said = _(sentences[signal.code]).format_map(shown)
    return _(few).format_map({**shown, "sentence": said}) if "low_share" in shown else said


def signal_head(signal: FigureSignal) -> str:
    """The same in few words: where, and the number."""
    return _(figures.HEADS[signal.code]).format_map(_shown(signal.said))


def risk_sentence(words_: str, code: str) -> str:
    """What is said of words that may show who a child is; `code` is that of the risk."""
    return _(standing.RISKS[code]).format(words=words_)


def signer_sentence(signer: str) -> str:
    """How well we know who signed: "known", "unknown", "changed", "none"."""
    return _(standing.SIGNERS[signer])


def state(key: str) -> str:
    """The word for a state of a version, at the commune or at the district."""
    return _(standing.STATES[key])


def _shown(details: Mapping[str, object]) -> Mapping[str, str]:
    """Details as they stand in a sentence; a path gives `file` (its name) too."""
    shown = {key: _SHOWN.get(key, _plain)(value) for key, value in details.items()}
    if details.get("sex") in figures.SEXES and "indicator" in details:
        of = figures.ADULTS if details["indicator"] == "POPULATION" else figures.SEXES
        named = of[shown["sex"]]
        shown["indicator"] = _(named).format(indicator=shown["indicator"])
    if "path" in details:
        shown["file"] = Path(str(details["path"])).name
    return shown


def _plain(value: object) -> str:
    if isinstance(value, int | Decimal):
        return _number(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _(", ").join(_plain(each) for each in value)
    return str(value)


def _number(value: int | Decimal) -> str:
    exponent = Decimal(value).normalize().as_tuple().exponent
    return digits.number(value, current(), max(0, -int(exponent)))


def _bare(value: object) -> str:
    """Years, lines, versions: digits without spaces between thousands."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _(", ").join(_bare(each) for each in value)
    return digits.localise(str(value), current())


def _place(value: object) -> str:
    code = str(value)
    if not code:
        return place_names.full(None)
    return digits.localise(place_names.of_code(code), current()) if code.isdigit() else code


def _code(value: object) -> str:
    return digits.localise(str(value), current()) if str(value).isdigit() else str(value)


def _indicator(value: object) -> str:
    known = names.indicator(str(value))
    return known.name(current()) if known else str(value)


def _ratio(value: object) -> str:
    return next(
        (each.name(current()) for each in reference.plausible_ratios() if each.key == value), ""
    )


def _share(value: object) -> str:
    """Whole percent; one decimal where that would say zero."""
    part = Decimal(str(value))
    return digits.percent(part, current(), 1 if 0 < part < Decimal("0.01") else 0)


def _section(key: object) -> str:
    found = reference.sections().get(str(key))
    return found.text(current()) if found else str(key)


def _sections(keys: object) -> str:
    return _(", ").join(_section(key) for key in keys) if isinstance(keys, tuple) else str(keys)


def _named(listname: str) -> Callable[[object], str]:
    def name(value: object) -> str:
        found = reference.names(listname).get(str(value))
        return found.text(current()) if found else str(value)

    return name


def _day(value: object) -> str:
    try:
        return dates.short_date(date.fromisoformat(str(value)), current())
    except ValueError:
        return str(value)


_BARE = ("year", "years", "first", "last", "line", "column", "version", "first_year")
_SHARES = ("", "usual_", "low_", "high_", "rest_", "other_", "before_", "first_")
_SHOWN: Mapping[str, Callable[[object], str]] = {
    **dict.fromkeys(_BARE, _bare),
    **dict.fromkeys(("commune", "place", "ours", "theirs", "village"), _place),
    "code": _code,
    "of": _indicator,
    "indicator": _indicator,
    "seat": _named("seats"),
    "season": _named("seasons"),
    "source": _named("sources"),
    **dict.fromkeys(("told_by", "other_told_by"), _named("figure_sources")),
    "ratio": _ratio,
    **dict.fromkeys((f"{which}share" for which in _SHARES), _share),
    "section": _section,
    "sections": _sections,
    "date": _day,
    "path": str,
}

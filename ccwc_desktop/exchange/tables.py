"""The tables of a package: CSV for other tools, described as a Frictionless data package.

They say again what `plan.json` says and are never read back.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.plans import Plan

from .formats import HIDDEN, to_document

Row = Mapping[str, object]
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its Frictionless type ("string", "integer", "number", "boolean", "date")."""

    name: str
    kind: str
    title_en: str
    title_km: str

    def described(self) -> Document:
        """As a field of a Table Schema."""
        return {"name": self.name, "type": self.kind, "title": f"{self.title_en} · {self.title_km}"}


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: its file name, titles, columns, and how its rows follow from a document."""

    name: str
    title_en: str
    title_km: str
    fields: tuple[Field, ...]
    rows: Callable[[Plan, Document], Iterable[Row]]

    @property
    def path(self) -> str:
        """Where it lies in the package."""
        return f"data/tables/{self.name}.csv"

    def described(self) -> Document:
        """As a tabular data resource."""
        return {
            "profile": "tabular-data-resource",
            "name": self.name,
            "title": f"{self.title_en} · {self.title_km}",
            "path": f"tables/{self.name}.csv",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": [field.described() for field in self.fields]},
        }

    def written(self, rows: Iterable[Row]) -> bytes:
        """The CSV file: UTF-8 without a mark, a line of headings, RFC 4180."""
        text = io.StringIO()
        names = [field.name for field in self.fields]
        out = csv.DictWriter(text, names, restval="", extrasaction="ignore", lineterminator="\r\n")
        out.writeheader()
        for row in rows:
            out.writerow({name: _cell(row.get(name)) for name in names})
        return text.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    return "" if value is None else value


def _text(name: str, en: str, km: str) -> Field:
    return Field(name, "string", en, km)


def _count(name: str, en: str, km: str) -> Field:
    return Field(name, "integer", en, km)


_VILLAGES_OF = _text("villages", "Village codes, spaces between", "លេខកូដភូមិ")
_PEOPLE = (_count("girls", "Girls (people)", "កុមារី"), _count("boys", "Boys (people)", "កុមារា"))


def _listed(key: str) -> Callable[[Plan, Document], Iterable[Row]]:
    return lambda plan, document: document[key]


def _figures(plan: Plan, document: Document) -> Iterator[Row]:
    for figure in document["figures"]:
        hidden = figure["value"] == HIDDEN
        value = None if hidden else figure["value"]
        yield {"chosen": True, **figure, "value": value, "hidden": hidden}


def _groups(plan: Plan, document: Document) -> Iterator[Row]:
    for meeting in document["consultations"]:
        shared = {**meeting, "consultation": meeting["uid"], "kept": len(meeting["safeguards"])}
        for group in meeting["groups"]:
            yield {**shared, **group, "votes": sum(vote["count"] for vote in group["votes"])}


def _problems(plan: Plan, document: Document) -> Iterator[Row]:
    for problem, row in zip(plan.problems, document["problems"], strict=True):
        yield {**row, "code": problem.code}


def _scores(plan: Plan, document: Document) -> Iterator[Row]:
    codes = {problem.uid: problem.code for problem in plan.problems}
    for row in document["scores"]:
        yield {**row, "code": codes[row["problem"]]}


def _projects(plan: Plan, document: Document) -> Iterator[Row]:
    for project, row in zip(plan.projects, document["projects"], strict=True):
        yield {**row, "total": budget.project_total(project)}


def _lines(plan: Plan, document: Document) -> Iterator[Row]:
    for project, row in zip(plan.projects, document["projects"], strict=True):
        for line, text in zip(project.lines, row["lines"], strict=True):
            shares = " ".join(f"{each.source}={each.amount}" for each in budget.shares(line))
            year = line.year or project.year
            yield {
                **text,
                "project": project.number,
                "year": year,
                "amount": line.amount,
                "funding": shares,
            }


def _nothing(plan: Plan, document: Document) -> Iterable[Row]:
    return ()


_UID = _text("uid", "Identifier", "លេខសម្គាល់")
_SOURCE = _text("source", "Source", "ប្រភព")
_YEAR = _count("year", "Year", "ឆ្នាំ")

PRIORITIES = TableForm(
    "priorities",
    "Ranked priorities",
    "លំដាប់អាទិភាព",
    (
        _text("problem", "Problem, identifier", "លេខសម្គាល់បញ្ហា"),
        _text("code", "Problem", "បញ្ហា"),
        _text("title_km", "Title in Khmer", "ចំណងជើងជាភាសាខ្មែរ"),
        _text("title_en", "Title in English", "ចំណងជើងជាភាសាអង់គ្លេស"),
        Field("total", "number", "Total (0-100)", "ពិន្ទុសរុប (០-១០០)"),
        _count("rank", "Calculated rank", "លំដាប់តាមពិន្ទុ"),
        Field("tied", "boolean", "Shares its rank", "មានលំដាប់ស្មើគ្នា"),
        _count("decided_rank", "Decided rank", "លំដាប់ដែលបានសម្រេច"),
        _count("children_rank", "Children's rank", "លំដាប់របស់កុមារ"),
        _text("reason", "Reason", "ហេតុផល"),
    ),
    _nothing,
)

TABLES = (
    TableForm(
        "villages",
        "Villages",
        "ភូមិ",
        (
            _text("code", "Village code", "លេខកូដភូមិ"),
            _text("name_km", "Name in Khmer", "ឈ្មោះជាភាសាខ្មែរ"),
            _text("name_en", "Name in English", "ឈ្មោះជាភាសាអង់គ្លេស"),
            Field("confirmed", "boolean", "Confirmed by the committee", "បានបញ្ជាក់"),
        ),
        _listed("villages"),
    ),
    TableForm(
        "figures",
        "Figures",
        "តួលេខ",
        (
            _text("indicator", "Indicator", "សូចនាករ"),
            _text("place", "Commune or village code", "លេខកូដឃុំ ឬភូមិ"),
            _YEAR,
            _text("sex", "f, m or t (total)", "ស្រី ប្រុស ឬសរុប"),
            Field("value", "number", "Value", "តម្លៃ"),
            Field("hidden", "boolean", "Known to be 1 to 4, kept back", "ចន្លោះពី ១ ដល់ ៤"),
            _SOURCE,
            Field("chosen", "boolean", "Counts, where sources differ", "លេខដែលបានជ្រើសរើស"),
            _text("reason", "Why this source was chosen", "ហេតុផលនៃការជ្រើសរើស"),
            _text("checked_by", "Checked by (official)", "អ្នកផ្ទៀងផ្ទាត់"),
            _text("accepted", "Why a doubtful number is right", "ហេតុផលដែលលេខនេះត្រឹមត្រូវ"),
            _text("note", "Note", "កំណត់សម្គាល់"),
        ),
        _figures,
    ),
    TableForm(
        "services",
        "Social service map",
        "ផែនទីសេវាសង្គម",
        (
            _text("village", "Village code", "លេខកូដភូមិ"),
            _text("service", "Service", "សេវា"),
            Field("present", "boolean", "In the village", "មាននៅក្នុងភូមិ"),
            Field("km", "number", "Kilometres to the nearest", "ចម្ងាយ (គ.ម)"),
            _YEAR,
        ),
        _listed("services"),
    ),
    TableForm(
        "consultations",
        "Groups of children heard",
        "ក្រុមកុមារដែលបានពិគ្រោះយោបល់",
        (
            _text("consultation", "Meeting, identifier", "លេខសម្គាល់ការពិគ្រោះយោបល់"),
            Field("held_on", "date", "Date", "កាលបរិច្ឆេទ"),
            _text("method", "Method", "វិធី"),
            _VILLAGES_OF,
            _count("kept", "Safeguards kept (of 10)", "លក្ខខណ្ឌការពារ (ក្នុង ១០)"),
            _UID,
            _text("sex", "f or m", "ស្រី ឬប្រុស"),
            _text("age", "Age group (years)", "ក្រុមអាយុ (ឆ្នាំ)"),
            _count("heads", "Children (people)", "ចំនួនកុមារ"),
            _count("with_disability", "With a disability (people)", "មានពិការភាព"),
            _count("votes", "Votes", "សំឡេងឆ្នោត"),
        ),
        _groups,
    ),
    TableForm(
        "problems",
        "Problems",
        "បញ្ហា",
        (
            _UID,
            _text("code", "Problem", "បញ្ហា"),
            _text("title_km", "Title in Khmer", "ចំណងជើងជាភាសាខ្មែរ"),
            _text("title_en", "Title in English", "ចំណងជើងជាភាសាអង់គ្លេស"),
            _text("sector", "Sector", "ផ្នែក"),
            _VILLAGES_OF,
            *_PEOPLE,
            _text("mandate", "Who can act", "អ្នកអនុវត្ត"),
            _text("cause", "Cause", "មូលហេតុ"),
            _text("need", "Need", "តម្រូវការ"),
            Field("sensitive", "boolean", "Sensitive", "បញ្ហារសើប"),
        ),
        _problems,
    ),
    TableForm(
        "scores",
        "Scores",
        "ពិន្ទុ",
        (
            _text("problem", "Problem, identifier", "លេខសម្គាល់បញ្ហា"),
            _text("code", "Problem", "បញ្ហា"),
            _text("criterion", "Criterion", "លក្ខណៈវិនិច្ឆ័យ"),
            _count("value", "Score (0-5)", "ពិន្ទុ (០-៥)"),
        ),
        _scores,
    ),
    PRIORITIES,
    TableForm(
        "projects",
        "Projects",
        "គម្រោង",
        (
            _UID,
            _count("number", "Number", "លេខរៀង"),
            _text("name_km", "Name in Khmer", "ឈ្មោះជាភាសាខ្មែរ"),
            _text("name_en", "Name in English", "ឈ្មោះជាភាសាអង់គ្លេស"),
            _text("priority", "Problem it answers, identifier", "លេខសម្គាល់បញ្ហា"),
            _text("sector", "Sector", "ផ្នែក"),
            _VILLAGES_OF,
            _YEAR,
            *_PEOPLE,
            _count("total", "Total (riel)", "សរុប (រៀល)"),
        ),
        _projects,
    ),
    TableForm(
        "budget-lines",
        "Budget lines",
        "មុខចំណាយ",
        (
            _UID,
            _count("project", "Project, number", "លេខរៀងគម្រោង"),
            _text("description_km", "Description in Khmer", "បរិយាយជាភាសាខ្មែរ"),
            _text("description_en", "Description in English", "បរិយាយជាភាសាអង់គ្លេស"),
            _text("unit", "Unit", "ឯកតា"),
            Field("quantity", "number", "Quantity", "បរិមាណ"),
            _count("unit_price", "Unit price (riel)", "តម្លៃឯកតា (រៀល)"),
            _count("amount", "Amount (riel)", "ចំនួនទឹកប្រាក់ (រៀល)"),
            _YEAR,
            _text("chapter", "Chapter", "ជំពូក"),
            _text("funding", "Source=riel, spaces between", "ប្រភពថវិកា"),
        ),
        _lines,
    ),
)


def written(plan: Plan, priorities: Sequence[Row]) -> dict[str, bytes]:
    """Path in the package -> CSV file, for every table."""
    document = to_document(plan)
    files = {form.path: form.written(form.rows(plan, document)) for form in TABLES}
    files[PRIORITIES.path] = PRIORITIES.written(priorities)
    return files


def description(plan: Plan, stem: str) -> bytes:
    """`datapackage.json` for the tables of the version named `stem` (040202_2027_v3)."""
    document = {
        "profile": "tabular-data-package",
        "name": f"ccwc-{stem.replace('_', '-')}",
        "title": f"Plan for children {stem} · ផែនការសម្រាប់កុមារ",
        "id": plan.uid,
        "version": str(plan.version),
        "resources": [form.described() for form in TABLES],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")

"""Every code that anything in the program refuses with has a sentence in both languages."""

import ast
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

import ccwc_desktop
from ccwc_desktop.domain import consultations, workflow
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.signals import RULES
from ccwc_desktop.domain.signals import Signal as FigureSignal
from ccwc_desktop.domain.workflow import Missing
from ccwc_desktop.exchange.commune_database import RowRefusal
from ccwc_desktop.language import catalogue, digits
from ccwc_desktop.language import words as words_
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.sentences import figures, standing

PACKAGE = Path(ccwc_desktop.__file__).parent
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z0-9]+)*")
TEXTS = [
    *messages.SENTENCES.values(),
    *messages.ROWS.values(),
    *standing.MISSING.values(),
    *figures.SIGNALS.values(),
    *figures.HEADS.values(),
    *figures.TEXTS.values(),
    figures.FEW,
    figures.FEW_SHORT,
]
KHMER = re.compile("[\u1780-\u17ff]")


def _refusals(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "Refused":
                yield node.args[0]


def raised_codes() -> dict[str, str]:
    """Every code given to Refused in the sources -> the file; where it is worked out, every
    string of that file which looks like a code of a subject that refuses."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    found: dict[str, str] = {}
    unclear: list[Path] = []
    for path, tree in trees.items():
        for code in _refusals(tree):
            if isinstance(code, ast.Constant):
                found[str(code.value)] = path.name
            else:
                unclear.append(path)
    subjects = {code.partition(".")[0] for code in found}
    for path in unclear:
        for node in ast.walk(trees[path]):
            text = str(node.value) if isinstance(node, ast.Constant) else ""
            if CODE.fullmatch(text) and text.partition(".")[0] in subjects:
                found[text] = path.name
    return found


def test_the_search_finds_codes_written_in_every_way() -> None:
    found = raised_codes()
    assert {"place.fixed", "receive.not_practice", "workbook.keys_missing", "drive.gone"} <= {
        *found
    }


def test_every_code_has_a_sentence(language: str) -> None:
    without = {
        code: file
        for code, file in raised_codes().items()
        if code not in messages.SENTENCES and not code.startswith(("number.", "date."))
    }
    assert without == {}


def test_every_sentence_is_said_in_the_language_in_use(language: str) -> None:
    said = {text for text in TEXTS if bool(KHMER.search(catalogue._(text))) == (language == "km")}
    assert said == set(TEXTS)


def test_khmer_sentences_keep_every_placeholder(language: str) -> None:
    holes = re.compile(r"\{\w+\}")
    for text in TEXTS:
        assert set(holes.findall(catalogue._(text))) == set(holes.findall(text)), text


def test_numbers_places_and_files_stand_in_the_language_in_use(language: str) -> None:
    refused = Refused("plan.year_out_of_range", year=1999, first=2015, last=2100)
    assert digits.localise("1999", catalogue.current()) in messages.sentence(refused)
    refused = Refused("receive.other_district", commune="040202", ours="0402")
    name = "កោះថ្កូវ" if language == "km" else "Kaoh Thkov"
    assert name in messages.sentence(refused).replace("\u200b", "")
    refused = Refused("workbook.missing", path=Path("/a/b/040202.ccwcdb"))
    assert "040202.ccwcdb" in messages.sentence(refused)


def test_a_code_without_a_sentence_is_still_a_sentence(language: str) -> None:
    said = messages.sentence(Refused("thing.nobody_foresaw", value=3))
    assert "thing.nobody_foresaw" in said
    assert len(said) > 40


@pytest.mark.parametrize("code", ["number.letter_o", "date.impossible", "number.unreadable"])
def test_a_wrong_number_or_date_says_what_its_field_says(language: str, code: str) -> None:
    details = {"text": "1O", "meant": "10", "wrong": "x", "day": 31, "month": 2, "year": 2026}
    assert messages.sentence(Refused(code, **details))


def test_every_gap_of_an_empty_plan_is_a_sentence(language: str) -> None:
    problem = Problem(uid="p", number=1)
    held = Consultation(uid="c", method="group_talk", held_on="2026-09-12")
    plan = Plan(
        uid="u", commune="040202", cip_year=2027, problems=(problem,), consultations=(held,)
    )
    assert consultations.missing_safeguards(held)
    from ccwc_desktop.services import workflow as progress

    gaps = [gap for step in progress.progress_of(plan) for gap in step.missing]
    assert {"seat_empty", "safeguards_open", "problem_title", "not_sent"} <= {g.code for g in gaps}
    for gap in gaps:
        said = messages.missing_sentence(gap, plan)
        assert said
        assert "{" not in said


def _codes_of_gaps() -> set[str]:
    tree = ast.parse(Path(workflow.__file__).read_text("utf-8"))
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and n.args)
    missing = (c.args[0] for c in calls if getattr(c.func, "id", "") == "Missing")
    return {str(a.value) for a in missing if isinstance(a, ast.Constant)}


def test_every_code_of_a_gap_has_a_sentence(language: str) -> None:
    assert _codes_of_gaps()
    assert _codes_of_gaps() <= {*standing.MISSING}


def test_scores_missing_names_the_problem(language: str) -> None:
    problem = Problem(uid="p", number=1, title_km="លង់ទឹក", title_en="Drowning")
    plan = Plan(uid="u", commune="040202", cip_year=2027, problems=(problem,))
    gap = Missing("scores_missing", "score:p:SEV", {"problem": "p", "count": 2})
    said = messages.missing_sentence(gap, plan)
    assert ("លង់ទឹក" if language == "km" else "Drowning") in said


def test_gaps_name_projects_and_problems_in_the_language_in_use(language: str) -> None:
    problem = Problem(uid="p", number=1, title_km="លង់ទឹក", title_en="Drowning")
    fence = Project("a", 1, name_km="របង", name_en="Fence")
    well = Project("b", 2, name_km="អណ្តូង", name_en="Well")
    plan = Plan("u", "040202", 2027, problems=(problem,), projects=(fence, well))
    twice = {"name": "របង", "number": 1, "other": "អណ្តូង", "other_number": 2}
    said = messages.missing_sentence(Missing("needs_later", "project:a:needs", twice), plan)
    for name in ("របង", "អណ្តូង") if language == "km" else ("Fence", "Well"):
        assert name in words_.strip_breaks(said)
    title = {"title": "លង់ទឹក", "code": problem.code}
    said = messages.missing_sentence(Missing("problem_evidence", "problem:p:evidence", title), plan)
    assert problem.title(language) in words_.strip_breaks(said)


def test_a_project_without_a_name_is_named_by_its_number(language: str) -> None:
    for gap in ("project_name", "project_lines"):
        missing = Missing(gap, "project:p:lines", {"name": "", "number": 47})
        assert digits.localise("47", language) in messages.missing_sentence(missing)
    known = Missing("project_lines", "project:p:lines", {"name": "ABC", "number": 47})
    assert "ABC" in messages.missing_sentence(known)


def test_a_doubt_names_the_figure_and_both_numbers(language: str) -> None:
    doubt = Doubt("figure.girls_over_total", "POP-1", "04020201", "f", {"value": 9, "whole": 5})
    said = messages.doubt_sentence(doubt)
    assert digits.number(9, catalogue.current()) in said
    assert digits.number(5, catalogue.current()) in said


DOUBTS = {
    code: {
        "value": Decimal(41),
        "whole": Decimal(52),
        "villages": Decimal(47),
        "of": "FAMILIES",
        "before": Decimal(63),
        "first": 2023,
        "year": 2025,
        "count": 7,
        "share": Decimal("0.74"),
        "usual_share": Decimal("0.85"),
        "low_share": Decimal("0.16"),
        "high_share": Decimal("0.27"),
        "each": Decimal("9.6"),
        "usual": Decimal("1.8"),
        "low": Decimal("2.5"),
        "high": Decimal("7.5"),
        "told_by": "school",
        "other": Decimal(38),
        "other_told_by": "cdb",
        "ratio": "people_per_family",
    }
    for code in figures.DOUBTS
}


def _numbers_in(text: str, details: Mapping[str, object]) -> list[str]:
    """The numbers a sentence names, as they stand in it."""
    told = [(name, details[name]) for name in re.findall(r"{(\w+)}", text) if name in details]
    language = catalogue.current()
    shares = [digits.percent(n, language, 0) for name, n in told if name.endswith("share")]
    plain = [n for name, n in told if not name.endswith("share")]
    years = [digits.localise(str(n), language) for n in plain if isinstance(n, int)]
    numbers = [n for n in plain if isinstance(n, Decimal)]
    return shares + years + [digits.number(n, language, 0 if n > 10 else 1) for n in numbers]


@pytest.mark.parametrize("code", DOUBTS)
def test_a_doubt_names_its_numbers_and_where_it_is(code: str, language: str) -> None:
    doubt = Doubt(code, "PRIM_7_11", "04020201", "f", DOUBTS[code])
    said = messages.doubt_sentence(doubt)
    numbers = _numbers_in(figures.DOUBTS[code], DOUBTS[code])
    assert numbers
    for number in numbers:
        assert number in said, (number, said)
    words = ("មិនអាចត្រឹមត្រូវ", "Cannot be right")
    assert doubt.hard is any(word in words_.strip_breaks(said) for word in words)


SIGNAL = {
    "value": Decimal(41),
    "whole": Decimal(163),
    "share": Decimal("0.25"),
    "rest_share": Decimal("0.12"),
    "other": Decimal(27),
    "other_whole": Decimal(158),
    "other_share": Decimal("0.17"),
    "before": Decimal(33),
    "before_whole": Decimal(149),
    "before_share": Decimal("0.22"),
    "first_count": Decimal(29),
    "first_share": Decimal("0.19"),
    "first_year": 2023,
    "year": 2025,
    "count": Decimal(14),
    "section": "health",
    "sections": ("health", "water"),
}


def _signal(code: str, **more: object) -> FigureSignal:
    rule = code.partition(".")[2].partition("_")[0]
    return FigureSignal(rule, code, "OOS_12_14", "04020203", "f", 2025, {**SIGNAL, **more})


@pytest.mark.parametrize("code", figures.SIGNALS)
def test_a_signal_names_its_numbers(code: str, language: str) -> None:
    said, head = messages.signal_sentence(_signal(code)), messages.signal_head(_signal(code))
    for number in _numbers_in(figures.SIGNALS[code], SIGNAL):
        assert number in said, (number, said)
    text = messages.signal_text(_signal(code))
    for number in _numbers_in(figures.HEADS[code], SIGNAL):
        assert number in head, (number, head)
    for number in _numbers_in(figures.TEXTS[code], SIGNAL):
        assert number in text, (number, text)
    assert "{" not in said + head + text


def test_a_signal_of_few_says_how_unsure_it_is(language: str) -> None:
    unsure = _signal("signal.above", low_share=Decimal("0.142"), high_share=Decimal("0.349"))
    plain, said = (messages.signal_sentence(each) for each in (_signal("signal.above"), unsure))
    assert said.startswith(plain)
    for share in ("14%", "35%"):
        assert digits.localise(share, catalogue.current()) in said
        assert digits.localise(share, catalogue.current()) in messages.signal_text(unsure)


def test_every_signal_of_the_rules_has_a_sentence_and_a_head() -> None:
    assert {*figures.SIGNALS} == {*figures.HEADS} == {*figures.TEXTS}
    assert {code.partition(".")[2].partition("_")[0] for code in figures.SIGNALS} == {*RULES}


def test_a_doubt_tells_girls_from_boys(language: str) -> None:
    details = {"value": Decimal(9), "before": Decimal(30)}
    said = {
        messages.doubt_sentence(Doubt("figure.far_from_last_year", "AGE_5", "04020201", s, details))
        for s in ("f", "m", "t")
    }
    assert len(said) == 3


def test_a_row_of_an_import_names_its_line(language: str) -> None:
    row = RowRefusal(1204, "Year", "figures_row.unknown_year", {"text": "20x6"})
    said = messages.row_sentence(row)
    assert digits.localise("1204", catalogue.current()) in said
    assert "20x6" in said


def test_every_state_and_signer_has_words(language: str) -> None:
    from ccwc_desktop.domain import submission

    for key in (*submission.COMMUNE_STATES, *submission.DISTRICT_STATES):
        assert messages.state(key)
    assert messages.signer_sentence("unknown")

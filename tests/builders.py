"""Values of the rules with sensible content; say only what a test is about."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ccwc_desktop.domain.additions import Addition, AdditionList
from ccwc_desktop.domain.budget import Ceiling, Funding, Line
from ccwc_desktop.domain.budget_terms import Accepted, Objective, Terms
from ccwc_desktop.domain.committee import SEATS, Member, Village
from ccwc_desktop.domain.consultations import (
    SAFEGUARDS,
    Adult,
    Consultation,
    Faces,
    Group,
    Option,
    Pair,
    Remark,
    Vote,
)
from ccwc_desktop.domain.meetings import Answer, Attendance, Meeting, Reopening, Resolution
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Criterion, Decision, Score
from ccwc_desktop.domain.problems import Branch, Evidence, Problem
from ccwc_desktop.domain.projects import Output, Project, Reached
from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Dots, Level, Ways
from ccwc_desktop.domain.situation import Figure, Indicator, Table, Term, table

COMMUNE = "040202"
VILLAGES = ("04020201", "04020202", "04020203")


def uid(number: int) -> str:
    """A UUID4 that is the same every time."""
    return f"00000000-0000-4000-8000-{number:012d}"


def member(number: int = 100, seat: str = "chair", **more: Any) -> Member:
    return Member(uid(number), **{"name": f"សមាជិក {seat}", "seat": seat, "sex": "f", **more})


def committee() -> tuple[Member, ...]:
    """Every seat taken."""
    return tuple(member(100 + place, seat) for place, seat in enumerate(SEATS))


def village(code: str = VILLAGES[0], confirmed: bool = True) -> Village:
    return Village(code, f"ភូមិ {code}", f"Village {code}", confirmed)


def figure(
    indicator: str, place: str, value: int | str | None, sex: str = "t", **more: Any
) -> Figure:
    amount = None if value is None else Decimal(value)
    return Figure(indicator, place, more.pop("year", 2025), sex, amount, **more)


def figures_of(place: str, **counts: tuple[int, int]) -> list[Figure]:
    """Girls and boys by indicator at a place."""
    return [
        figure(indicator, place, count, sex)
        for indicator, pair in counts.items()
        for sex, count in zip(("f", "m"), pair, strict=True)
    ]


def indicator(code: str, formula: Iterable[tuple[int, str]] = (), **more: Any) -> Indicator:
    terms = tuple(Term(sign, name) for sign, name in formula)
    usual = {"unit": "people", "split": "fmt", "section": "population"}
    return Indicator(code, code, code, formula=terms, **{**usual, **more})


def indicators(*several: Indicator) -> dict[str, Indicator]:
    return {each.code: each for each in several}


def addition(code: str = "D0402-WELLS", **more: Any) -> Addition:
    """An indicator of the district, counted from 2025 on."""
    usual: dict[str, Any] = {
        "from_year": 2025,
        "name_km": f"ឈ្មោះ {code}",
        "name_en": f"Name {code}",
        "definition_km": "និយមន័យ",
        "definition_en": "What is counted.",
        "unit": "families",
        "split": "t",
        "section": "water",
        "of": "FAMILIES",
    }
    return Addition(code, **{**usual, **more})


def additions_of(*several: Addition, from_year: int = 2025, **more: Any) -> AdditionList:
    """A list of district 0402."""
    usual: dict[str, Any] = {
        "place": "0402",
        "name_km": "បញ្ជី",
        "name_en": "List",
        "issued": date(2026, 1, 5),
    }
    told = tuple(replace(each, from_year=from_year) for each in several)
    return AdditionList(**{**usual, **more}, from_year=from_year, additions=told)


def figures_table(catalogue: dict[str, Indicator], figures: Iterable[Figure]) -> Table:
    return table(2025, COMMUNE, VILLAGES, catalogue, figures)


def group(number: int = 300, sex: str = "f", age: str = "10-13", **votes: int) -> Group:
    """`votes` are by option: o1=3 gives three votes to the option of uid(401)."""
    cast = tuple(Vote(uid(400 + int(name[1:])), count) for name, count in votes.items())
    return Group(uid(number), sex, age, heads=8, with_disability=1, votes=cast)


def option(number: int, problem: str = "") -> Option:
    return Option(uid(400 + number), f"ជម្រើស {number}", problem)


def consultation(number: int = 200, **more: Any) -> Consultation:
    """A valid meeting in all three villages."""
    usual: dict[str, Any] = {
        "held_on": date(2026, 7, 4),
        "method": "vote",
        "villages": VILLAGES,
        "groups": (group(number + 100),),
        "safeguards": SAFEGUARDS,
        "options": (option(1),),
        "feedback_on": date(2026, 8, 1),
    }
    return Consultation(uid(number), **{**usual, **more})


def told(number: int = 201, **more: Any) -> Consultation:
    """A meeting in which everything that can be recorded was, by another way than votes."""
    options = (option(number + 800, uid(1)), option(number + 801))
    one, other = (each.uid for each in options)
    heard = Group(
        uid(number + 100),
        "m",
        "14-17",
        heads=9,
        with_disability=1,
        minority=2,
        poor=5,
        order=(other, one),
        pairs=(Pair(one, other, other),),
        faces=(Faces(one, (0, 1, 2, 3, 3)),),
    )
    usual: dict[str, Any] = {
        "method": "rank",
        "groups": (heard,),
        "options": options,
        "place": "សាលាបឋមសិក្សា",
        "minutes": 90,
        "adults": (Adult(uid(number + 1000), "កែវ សុភា", "អ្នកសម្របសម្រួល"),),
        "not_there": "កុមារនៅវាលស្រែ",
        "remarks": (
            Remark(uid(number + 1100), "cause", "ផ្លូវឆ្ងាយ", option=one),
            Remark(uid(number + 1101), "risk_place", "ស្រះ", village=VILLAGES[0], problem=uid(1)),
            Remark(uid(number + 1102), "request", "សូមអំពូល", reply="ឆ្នាំក្រោយ"),
        ),
        "answered_on": date(2026, 8, 2),
    }
    return consultation(number, **{**usual, **more})


def ways(**more: Any) -> Ways:
    """Something recorded for every way of ranking problems 1 and 2."""
    usual: dict[str, Any] = {
        "ballots": (Ballot("women", 6, (Dots(uid(1), 10), Dots(uid(2), 8))),),
        "contests": (Contest(uid(1), uid(2), uid(1)),),
        "levels": (Level(uid(1), "high"), Level(uid(2), "low")),
    }
    return Ways(**{**usual, **more})


def meeting(number: int = 800, **more: Any) -> Meeting:
    """A signed meeting of the committee of `committee()`, opened again once before."""
    usual: dict[str, Any] = {
        "held_on": date(2026, 9, 3),
        "place": "សាលាឃុំ",
        "agenda": ("ពិនិត្យបញ្ហា", "សម្រេចអាទិភាព"),
        "opened": "08:00",
        "closed": "11:30",
        "attendance": (
            Attendance(uid(100), "present", "សមាជិក chair", "f", "chair"),
            Attendance(uid(101), "excused", "សមាជិក vice_chair", "f", "vice_chair", "មេភូមិ"),
        ),
        "guests_women": 2,
        "girls": 1,
        "decisions": (Resolution("យល់ព្រមលំដាប់អាទិភាព", "លេខាធិការ", date(2026, 10, 1)),),
        "signed_on": date(2026, 9, 4),
        "reopened": (Reopening(date(2026, 9, 4), "ភ្លេចសម្រេចមួយ"),),
    }
    return Meeting(uid(number), **{**usual, **more})


def problem(number: int = 1, **more: Any) -> Problem:
    """A problem that is ready to be scored."""
    usual: dict[str, Any] = {
        "title_km": f"បញ្ហា {number}",
        "title_en": f"Problem {number}",
        "villages": VILLAGES[:1],
        "girls": 12,
        "boys": 9,
        "mandate": "commune",
        "evidence": (Evidence(uid(500 + number), "village_meeting"),),
    }
    return Problem(uid(number), number, **{**usual, **more})


def criterion(code: str, weight: int) -> Criterion:
    return Criterion(code, code, code, weight)


def scores(number: int, **values: int) -> tuple[Score, ...]:
    return tuple(Score(uid(number), code, value) for code, value in sorted(values.items()))


def line(number: int = 700, **more: Any) -> Line:
    usual: dict[str, Any] = {
        "description_km": "អំពូលសូឡា",
        "unit": "ដុំ",
        "quantity": Decimal(2),
        "unit_price": 500_000,
        "chapter": "61",
        "account": "6105",
        "price_source": "ផ្សារ",
        "price_date": date(2026, 6, 1),
        "funding": (Funding("cs_dev"),),
    }
    return Line(uid(number), **{**usual, **more})


def project(number: int = 1, **more: Any) -> Project:
    """A project that lacks nothing."""
    usual: dict[str, Any] = {
        "name_km": f"គម្រោង {number}",
        "name_en": f"Project {number}",
        "priority": uid(1),
        "villages": VILLAGES[:1],
        "year": 2027,
        "girls": 12,
        "boys": 9,
        "responsible": "មេឃុំ",
        "lines": (line(700 + number),),
    }
    return Project(uid(600 + number), number, **{**usual, **more})


def full_project(number: int = 2, **more: Any) -> Project:
    """A project in which everything that can be said was: two villages, one after the other."""
    usual: dict[str, Any] = {
        "kind": "building",
        "template": "school_latrines",
        "cdp_objective": uid(1400),
        "villages": VILLAGES[:2],
        "place": "សាលាបឋមសិក្សា",
        "objective": "សិស្សមានបង្គន់ប្រើ",
        "outputs": (Output("បង្គន់", Decimal("2"), "ខ្នង"), Output("គណៈកម្មការថែទាំ")),
        "start_month": 2,
        "end_year": 2028,
        "end_month": 6,
        "women": 4,
        "men": 3,
        "ages": (Reached("6-11", 12, 9),),
        "with_disability": 3,
        "girls_with_disability": 1,
        "minority": 5,
        "minority_girls": 2,
        "poor_children": 8,
        "poor_girls": 4,
        "poor": 6,
        "responsible": "មេភូមិ",
        "implementer": "ជាងសំណង់ក្នុងឃុំ",
        "procurement": "quotation",
        "local_contribution": "ពលកម្ម ១០ ថ្ងៃ",
        "maintenance": "គណៈកម្មការសាលា",
        "environment_study": False,
        "land_study": True,
        "study_reason": "ដីសាលា",
        "support": "promised",
        "partner": "មន្ទីរអប់រំ",
        "needs": (uid(601),),
        "divided": "village",
        "carried_from": uid(1500),
        "lines": (
            line(
                710,
                quantity=Decimal("1.5"),
                unit_price=1_000_001,
                chapter="21",
                account="2131",
                quarter=2,
                part=VILLAGES[0],
                children="shared",
                children_percent=40,
                children_reason="សិស្ស ៤០ ភាគរយ",
                price_source="ផ្សារ",
                price_date=date(2026, 6, 1),
                funding=(
                    Funding("cs_dev", 1_000_000, approved=900_000, revised=950_000, spent=0),
                    Funding("contribution"),
                ),
            ),
            line(711, part=VILLAGES[1], year=2028, children="direct", chapter="21"),
        ),
    }
    return project(number, **{**usual, **more})


def terms(**more: Any) -> Terms:
    """Everything a proposal can stand on."""
    usual: dict[str, Any] = {
        "rate_on": date(2026, 9, 1),
        "floor_percent": 20,
        "floor_amount": 1_000_000,
        "floor_basis": "លិខិតស្រុក",
        "last_total": 90_000_000,
        "last_children": 30_000_000,
        "cdp_first": 2023,
        "cdp_last": 2027,
        "objectives": (Objective(uid(1400), 1, "កុមារគ្រប់រូបរៀនសូត្រ", "Every child learns"),),
    }
    return Terms(**{**usual, **more})


def plan(**more: Any) -> Plan:
    """A small whole plan; every step of it is complete."""
    usual: dict[str, Any] = {
        "rate": 4100,
        "committee": committee(),
        "villages": tuple(village(code) for code in VILLAGES),
        "figures": (figure("POP-3", VILLAGES[0], 12), figure("POP-3", VILLAGES[1], 0)),
        "consultations": (
            consultation(
                groups=(group(300, o1=3, o2=1),), options=(option(1, uid(1)), option(2, uid(2)))
            ),
        ),
        "problems": (problem(1), problem(2)),
        "criteria": (criterion("SEV", 60), criterion("NUM", 40)),
        "scores": (*scores(1, SEV=5, NUM=3), *scores(2, SEV=2, NUM=4)),
        "decisions": (Decision(uid(2), 1, "យោបល់កុមារ"),),
        "projects": (project(1),),
        "ceilings": (Ceiling("cs_dev", 2027, 90_000_000),),
    }
    return Plan(uid(9), COMMUNE, 2027, **{**usual, **more})


def full_plan(**more: Any) -> Plan:
    """A plan in which everything that can be recorded was."""
    usual: dict[str, Any] = {
        "consultations": (*plan().consultations, told()),
        "problems": (
            problem(1, branches=(Branch(uid(1300), "cause", "ឆ្ងាយ"),), cluster="education"),
            problem(2, affected_by="EDU-2", affected_reason="បញ្ជីសាលាថ្មីជាង", unlike=(uid(1),)),
            problem(3, merged_into=uid(1), theme="water"),
        ),
        "scores": (
            *scores(1, SEV=5, NUM=3),
            Score(uid(1), "SEV", 4, member=uid(100)),
            *scores(2, SEV=2, NUM=4),
        ),
        "ways": ways(),
        "answers": (Answer(uid(1), "chosen"), Answer(uid(2), "not_now", "ថវិកាមិនគ្រប់")),
        "meetings": (meeting(),),
        "projects": (project(1), full_project(2)),
        "ceilings": (Ceiling("cs_dev", 2027, 90_000_000, basis="អនុក្រឹត្យ"),),
        "terms": terms(),
        "accepted": (Accepted("maintenance", uid(602), "សាលាទទួលបន្ទុក"),),
    }
    return plan(**{**usual, **more})

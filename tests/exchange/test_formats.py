import json
import re
from dataclasses import fields, replace
from decimal import Decimal
from time import process_time

import jsonschema
import pytest

from ccwc_desktop.domain import (
    budget,
    budget_terms,
    committee,
    consultations,
    meetings,
    priorities,
    problems,
    projects,
    ranking_ways,
    social_services,
)
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import FORMAT, Plan
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.exchange import formats

KEYS = {
    *("format", "uid", "base_uid", "commune", "cip_year", "version", "practice", "rate"),
    *("committee", "villages", "figures", "services", "offices", "consultations", "problems"),
    *("criteria", "scores", "decisions", "projects", "ceilings"),
    *("ways", "answers", "meetings", "terms", "accepted"),
}


def refused(document):
    with pytest.raises(Refused) as caught:
        formats.checked(document)
    return caught.value


def test_the_example_is_a_whole_plan_and_comes_back_unchanged(document):
    plan = formats.from_document(document)
    assert formats.to_document(plan) == document
    assert formats.from_document(formats.to_document(plan)) == plan
    assert all(document[key] for key in KEYS if key != "base_uid")


def test_the_document_has_exactly_the_agreed_keys(document):
    assert set(document) == KEYS


def test_another_validator_agrees_about_the_example_and_about_a_misfit(document):
    schema = formats.schema()
    jsonschema.Draft7Validator.check_schema(schema)
    judge = jsonschema.Draft7Validator(schema)
    judge.validate(document)
    document["problems"][0]["mandate"] = "king"
    assert not judge.is_valid(document)


def test_schema_names_every_field_of_the_values():
    definitions = formats.schema()["definitions"]
    pairs = {
        "member": committee.Member,
        "mapped_service": social_services.MappedService,
        "office": social_services.Office,
        "village_of_commune": committee.Village,
        "consultation": consultations.Consultation,
        "group": consultations.Group,
        "option": consultations.Option,
        "vote": consultations.Vote,
        "pair": consultations.Pair,
        "faces": consultations.Faces,
        "remark": consultations.Remark,
        "adult": consultations.Adult,
        "branch": problems.Branch,
        "score": priorities.Score,
        "ways": ranking_ways.Ways,
        "ballot": ranking_ways.Ballot,
        "contest": ranking_ways.Contest,
        "level": ranking_ways.Level,
        "meeting": meetings.Meeting,
        "answer": meetings.Answer,
        "problem": problems.Problem,
        "evidence": problems.Evidence,
        "line": budget.Line,
        "funding": budget.Funding,
        "ceiling": budget.Ceiling,
        "project": projects.Project,
        "output": projects.Output,
        "reached": projects.Reached,
        "terms": budget_terms.Terms,
        "objective": budget_terms.Objective,
        "accepted": budget_terms.Accepted,
    }
    for name, kind in pairs.items():
        assert set(definitions[name]["properties"]) == {f.name for f in fields(kind)}
    top = {f.name for f in fields(Plan)} | {"format"}
    assert set(formats.schema()["properties"]) == top
    assert set(definitions["figure"]["properties"]) == {f.name for f in fields(Figure)} - {"hidden"}


def test_schema_lists_the_same_words_as_the_rules():
    definitions = formats.schema()["definitions"]
    assert tuple(definitions["source"]["enum"]) == budget.SOURCES
    assert tuple(definitions["sector"]["enum"]) == problems.SECTORS
    project, line = definitions["project"]["properties"], definitions["line"]["properties"]
    assert tuple(project["kind"]["enum"]) == ("", *projects.KINDS)
    assert tuple(project["support"]["enum"]) == ("", *projects.SUPPORTS)
    assert tuple(project["divided"]["enum"]) == ("", *projects.DIVISIONS)
    assert tuple(definitions["reached"]["properties"]["age"]["enum"]) == projects.AGES
    assert tuple(line["children"]["enum"]) == ("", *budget.MARKS)
    member, meeting = definitions["member"], definitions["consultation"]
    assert tuple(member["properties"]["seat"]["enum"]) == committee.SEATS
    assert tuple(meeting["properties"]["method"]["enum"]) == consultations.METHODS
    remark, ways = definitions["remark"]["properties"], definitions["ways"]["properties"]
    assert tuple(remark["kind"]["enum"]) == consultations.REMARK_KINDS
    assert definitions["faces"]["properties"]["counts"]["maxItems"] == consultations.FACES
    assert tuple(definitions["branch"]["properties"]["kind"]["enum"]) == problems.BRANCH_KINDS
    assert tuple(ways["way"]["enum"]) == ranking_ways.WAYS
    assert tuple(ways["scored_by"]["enum"]) == ranking_ways.SCORED_BY
    assert ways["dots_each"]["maximum"] == ranking_ways.MOST_DOTS
    assert tuple(definitions["ballot"]["properties"]["group"]["enum"]) == ranking_ways.BALLOT_GROUPS
    assert tuple(definitions["level"]["properties"]["level"]["enum"]) == ranking_ways.LEVELS
    assert tuple(definitions["answer"]["properties"]["outcome"]["enum"]) == meetings.OUTCOMES
    seat = definitions["meeting"]["properties"]["attendance"]["items"]["properties"]
    assert tuple(seat["presence"]["enum"]) == meetings.PRESENCES
    kept = meeting["properties"]["safeguards"]["items"]["enum"]
    assert tuple(kept) == consultations.SAFEGUARDS
    ages = definitions["group"]["properties"]["age"]["enum"]
    assert tuple(ages) == consultations.AGE_GROUPS
    problem = definitions["problem"]["properties"]
    assert tuple(problem["mandate"]["enum"]) == (*problems.MANDATES, "")
    kinds = definitions["evidence"]["properties"]["kind"]["enum"]
    assert tuple(kinds) == problems.EVIDENCE_KINDS


@pytest.mark.parametrize(
    ("value", "hidden", "written"),
    [
        (Decimal("12"), False, 12),
        (Decimal("12.0"), False, 12),
        (Decimal("1E+2"), False, 100),
        (Decimal("2.50"), False, "2.5"),
        (Decimal("0.001"), False, "0.001"),
        (None, False, None),
        (None, True, "<5"),
    ],
)
def test_a_figure_is_whole_decimal_unknown_or_kept_back(document, value, hidden, written):
    plan = formats.from_document(document)
    figure = replace(plan.figures[0], value=value, hidden=hidden)
    out = formats.to_document(replace(plan, figures=(figure,)))
    assert out["figures"][0]["value"] == written
    assert type(out["figures"][0]["value"]) is type(written)
    back = formats.from_document(out).figures[0]
    assert (back.value, back.hidden) == (value, hidden)


def test_canonical_bytes_do_not_depend_on_the_order_of_keys(document):
    turned = dict(reversed(document.items()))
    assert formats.canonical(turned) == formats.canonical(document)
    assert b": " not in formats.canonical({"a": 1, "b": [1, 2]})
    assert formats.canonical({"b": "ឃុំ", "a": None}) == '{"a":null,"b":"ឃុំ"}'.encode()


def test_half_a_character_has_no_canonical_bytes():
    with pytest.raises(Refused) as caught:
        formats.canonical({"a": "\ud800"})
    assert caught.value.code == "document.not_text"


def test_the_check_code_is_eight_digits_of_the_hash():
    # printf '{}' | sha256sum -> 44136fa355b3678a...
    assert formats.check_code(b"{}") == "4413-6FA3"


def test_absent_lists_and_texts_take_their_usual_value(small_document):
    plan = formats.from_document(small_document)
    assert plan.projects == ()
    assert plan.rate == small_document["rate"]


def test_a_newer_format_says_so(document):
    document["format"] = 2
    error = refused(document)
    assert error.code == "package.newer"
    assert (error.details["format"], error.details["known"]) == (2, 1)


@pytest.mark.parametrize("number", [0, -1, "1", None, True, 1.0])
def test_a_format_that_is_no_number_does_not_fit(document, number):
    document["format"] = number
    assert refused(document).details["where"] == "/format"


def test_an_older_format_is_brought_up_by_the_steps_it_needs():
    def doubled(old):
        return {"format": 2, "rate": old["rate"] * 2}

    def renamed(old):
        return {"format": 3, "dollar": old["rate"]}

    steps = (doubled, renamed)
    assert formats.upgraded({"format": 1, "rate": 4}, steps) == {"format": 3, "dollar": 8}
    assert formats.upgraded({"format": 2, "rate": 4}, steps) == {"format": 3, "dollar": 4}
    assert formats.upgraded({"format": 3, "dollar": 4}, steps) == {"format": 3, "dollar": 4}
    with pytest.raises(Refused):
        formats.upgraded({"format": 4}, steps)


def test_there_is_a_step_from_every_older_format():
    assert len(formats.UPGRADES) + 1 == FORMAT


MISFITS = [
    (lambda d: d.update(extra=1), "/", "additionalProperties"),
    (lambda d: d.pop("uid"), "/", "required"),
    (lambda d: d.update(uid="1"), "/uid", "pattern"),
    (lambda d: d.update(uid=d["uid"].upper()), "/uid", "pattern"),
    (lambda d: d.update(uid=d["uid"][:14] + "7" + d["uid"][15:]), "/uid", "pattern"),
    (lambda d: d.update(commune="99101"), "/commune", "pattern"),
    (lambda d: d.update(cip_year=1999), "/cip_year", "minimum"),
    (lambda d: d.update(rate="4100"), "/rate", "type"),
    (lambda d: d.update(practice=1), "/practice", "type"),
    (lambda d: d["problems"][1].update(title_km=5), "/problems/1/title_km", "type"),
    (lambda d: d["problems"][1].update(need="a\x00b"), "/problems/1/need", "pattern"),
    (lambda d: d["problems"][1].update(need="x" * 20001), "/problems/1/need", "maxLength"),
    (lambda d: d["problems"][0]["villages"].append(1), "/problems/0/villages/2", "type"),
    (lambda d: d["problems"].extend([{}] * 1000), "/problems", "maxItems"),
    (lambda d: d["scores"][2].update(value=6), "/scores/2/value", "maximum"),
    (lambda d: d["scores"][2].update(value=True), "/scores/2/value", "type"),
    (lambda d: d["figures"][0].update(value=-1), "/figures/0/value", "anyOf"),
    (lambda d: d["figures"][0].update(value="1e9"), "/figures/0/value", "anyOf"),
    (lambda d: d["figures"][0].update(value=Decimal("1.5")), "/figures/0/value", "anyOf"),
    (lambda d: d["figures"][0].update(hidden=True), "/figures/0", "additionalProperties"),
    (lambda d: d["committee"][0].update(seat="king"), "/committee/0/seat", "enum"),
    (
        lambda d: d["projects"][0]["lines"][0].update(quantity=1),
        "/projects/0/lines/0/quantity",
        "type",
    ),
    (
        lambda d: d["projects"][0]["lines"][0].update(unit_price=-1),
        "/projects/0/lines/0/unit_price",
        "minimum",
    ),
]


@pytest.mark.parametrize(("spoil", "where", "rule"), MISFITS)
def test_what_does_not_fit_the_schema_is_named_by_place_and_rule(document, spoil, where, rule):
    spoil(document)
    error = refused(document)
    assert error.code == "document.does_not_fit"
    assert (error.details["where"], error.details["rule"]) == (where, rule)


STRANGER = "00000000-0000-4000-8000-000000000000"
LOOSE_ENDS = [
    (lambda d: d.update(practice=False), "practice_mismatch", "/practice"),
    (lambda d: d.update(base_uid=d["uid"]), "not_its_own_base", "/base_uid"),
    (lambda d: d["villages"][1].update(code="01020101"), "place_outside", "/villages/1/code"),
    (lambda d: d["figures"][3].update(place="010201"), "place_outside", "/figures/3/place"),
    (lambda d: d["problems"][0]["villages"].append("01020101"), "place_outside", None),
    (lambda d: d["projects"][1]["villages"].append("01020101"), "place_outside", None),
    (lambda d: d["consultations"][0]["villages"].append("01020101"), "place_outside", None),
    (lambda d: d["problems"][1].update(uid=d["uid"]), "doubled", "/problems/1/uid"),
    (
        lambda d: d["problems"][1]["evidence"][0].update(uid=d["committee"][0]["uid"]),
        "doubled",
        "/problems/1/evidence/0/uid",
    ),
    (lambda d: d["problems"][1].update(number=1), "doubled", "/problems/1"),
    (lambda d: d["villages"].append(d["villages"][0]), "doubled", "/villages/3"),
    (lambda d: d["figures"].append(d["figures"][0]), "doubled", None),
    (lambda d: d["scores"].append(d["scores"][0]), "doubled", "/scores/18"),
    (lambda d: d["criteria"].append(d["criteria"][0]), "doubled", "/criteria/8"),
    (lambda d: d["decisions"].append(d["decisions"][0]), "doubled", "/decisions/1"),
    (lambda d: d["ceilings"].append(d["ceilings"][0]), "doubled", "/ceilings/4"),
    (
        lambda d: d["projects"][0]["lines"][0]["funding"].append({"source": "ngo"}),
        "doubled",
        "/projects/0/lines/0/funding/2",
    ),
    (
        lambda d: d["consultations"][0]["groups"][0]["votes"].append(
            d["consultations"][0]["groups"][0]["votes"][0]
        ),
        "doubled",
        "/consultations/0/groups/0/votes/3",
    ),
    (lambda d: d["scores"][0].update(problem=STRANGER), "unknown_problem", "/scores/0/problem"),
    (lambda d: d["decisions"][0].update(problem=STRANGER), "unknown_problem", None),
    (lambda d: d["projects"][0].update(priority=STRANGER), "unknown_problem", None),
    (
        lambda d: d["consultations"][0]["options"][0].update(problem=STRANGER),
        "unknown_problem",
        "/consultations/0/options/0/problem",
    ),
    (lambda d: d["scores"][3].update(criterion="X"), "unknown_criterion", "/scores/3/criterion"),
    (
        lambda d: d["consultations"][0]["groups"][1]["votes"][2].update(option=STRANGER),
        "unknown_option",
        "/consultations/0/groups/1/votes/2/option",
    ),
    (
        lambda d: d["problems"][0]["evidence"][0].update(ref=STRANGER),
        "unknown_consultation",
        "/problems/0/evidence/0/ref",
    ),
    (
        lambda d: d["consultations"][1]["groups"][0]["order"].append(STRANGER),
        "unknown_option",
        "/consultations/1/groups/0/order/2",
    ),
    (
        lambda d: d["consultations"][1]["groups"][0]["faces"][0].update(option=STRANGER),
        "unknown_option",
        "/consultations/1/groups/0/faces/0/option",
    ),
    (
        lambda d: d["consultations"][1]["groups"][0]["pairs"][0].update(preferred=STRANGER),
        "unknown_option",
        "/consultations/1/groups/0/pairs/0/preferred",
    ),
    (
        lambda d: d["consultations"][1]["remarks"][0].update(problem=STRANGER),
        "unknown_problem",
        "/consultations/1/remarks/0/problem",
    ),
    (
        lambda d: d["consultations"][1]["remarks"][1].update(village="04020201"),
        "place_outside",
        "/consultations/1/remarks/1/village",
    ),
    (lambda d: d["problems"][0].update(merged_into=STRANGER), "unknown_problem", None),
    (lambda d: d["answers"][0].update(problem=STRANGER), "unknown_problem", "/answers/0/problem"),
    (
        lambda d: d["ways"]["contests"][0].update(winner=STRANGER),
        "unknown_problem",
        "/ways/contests/0/winner",
    ),
    (
        lambda d: d["ways"]["ballots"][1]["dots"][0].update(problem=STRANGER),
        "unknown_problem",
        "/ways/ballots/1/dots/0/problem",
    ),
    (lambda d: d["scores"][-1].update(member=STRANGER), "unknown_member", None),
    (
        lambda d: d["meetings"][0]["attendance"][2].update(member=STRANGER, name=""),
        "unknown_member",
        "/meetings/0/attendance/2/member",
    ),
    (
        lambda d: d["projects"][1].update(cdp_objective=STRANGER),
        "unknown_objective",
        "/projects/1/cdp_objective",
    ),
    (
        lambda d: d["projects"][1].update(needs=[STRANGER]),
        "unknown_project",
        "/projects/1/needs/0",
    ),
    (
        lambda d: [
            d["projects"][one].update(needs=[d["projects"][1 - one]["uid"]]) for one in (0, 1)
        ],
        "needs_circle",
        "/projects/0/needs",
    ),
    (
        lambda d: d["projects"][1]["lines"][0].update(price_date="2026-02-30"),
        "not_a_date",
        "/projects/1/lines/0/price_date",
    ),
    (lambda d: d["terms"].update(rate_on="2026-02-30"), "not_a_date", "/terms/rate_on"),
    (
        lambda d: d["meetings"][0].update(signed_on="2026-13-01"),
        "not_a_date",
        "/meetings/0/signed_on",
    ),
    (
        lambda d: d["consultations"][0].update(held_on="2026-02-30"),
        "not_a_date",
        "/consultations/0/held_on",
    ),
]


@pytest.mark.parametrize(("spoil", "code", "where"), LOOSE_ENDS)
def test_loose_ends_are_named_by_place(document, spoil, code, where):
    spoil(document)
    error = refused(document)
    assert error.code == f"document.{code}"
    assert where is None or error.details["where"] == where


def test_a_project_may_stand_without_a_priority(document):
    assert document["projects"][1]["priority"] == ""
    formats.checked(document)


def test_khmer_text_with_a_zero_width_space_and_new_lines_fits(document):
    document["problems"][0]["need"] = "បង្គន់\u200bពីរ\nទឹកស្អាត"
    assert formats.from_document(document).problems[0].need == "បង្គន់\u200bពីរ\nទឹកស្អាត"


HOSTILE = [
    (b"", "not_json"),
    (b"[]", "not_an_object"),
    (b"3", "not_an_object"),
    (b'{"a":1', "not_json"),
    (b'{"a":1} x', "not_json"),
    (b'{"a":NaN}', "not_a_number"),
    (b'{"a":-Infinity}', "not_a_number"),
    (b'{"a":' + b"9" * 5000 + b"}", "not_a_number"),
    (b'{"a":1,"b":{"c":1,"c":2}}', "doubled_key"),
    (b'{"a":"\xff"}', "not_utf8"),
    ('{"a":1}'.encode("utf-16"), "not_utf8"),
    (b'{"a":"\\ud800"}', "not_text"),
    (b'{"\\udfff":1}', "not_text"),
    (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
    (b'{"a":' * 100_000, "too_deep"),
]


@pytest.mark.parametrize(("data", "code"), HOSTILE)
def test_hostile_json_is_refused_while_it_is_read(data, code):
    with pytest.raises(Refused) as caught:
        formats.parse(data)
    assert caught.value.code == f"document.{code}"


def test_a_document_of_endless_length_is_refused_before_it_is_read():
    with pytest.raises(Refused) as caught:
        formats.parse(b'{"a":"' + b"x" * (17 * 1024 * 1024) + b'"}')
    assert caught.value.code == "document.too_large"


def test_a_key_doubled_behind_many_others_is_found_at_once():
    keys = ",".join(f'"{number}":0' for number in range(30_000))
    began = process_time()
    with pytest.raises(Refused) as caught:
        formats.parse(f'{{{keys},"a":0,"a":0}}'.encode())
    assert caught.value.details == {"key": "a"}
    assert process_time() - began < 2  # counting anew for each took a quarter of a minute


def test_figures_of_made_up_indicators_without_end_are_refused(document):
    figure = document["figures"][0]
    document["figures"] = [{**figure, "indicator": f"X-{n}"} for n in range(1000)]
    formats.checked(document)
    document["figures"].append(figure)
    error = refused(document)
    assert (error.code, error.details["most"]) == ("document.too_many", 1000)


def test_one_number_of_sources_without_end_is_refused(document):
    figure = document["figures"][0]
    told = [{**figure, "source": f"s{n}", "chosen": n == 0} for n in range(51)]
    document["figures"] = told[:50]
    formats.checked(document)
    document["figures"] = told
    error = refused(document)
    assert (error.code, error.details["most"]) == ("document.too_many", 50)


def test_budget_lines_without_end_are_refused(document):
    first = document["projects"][0]
    uids = (f"00000000-0000-4000-8000-{n:012d}" for n in range(5001))
    lines = [{"uid": uid} for uid in uids]
    document["projects"] = [
        {**first, "uid": f"00000000-0000-4000-9000-{n:012d}", "number": n + 100, "lines": part}
        for n in range(6)
        if (part := lines[n * 1000 : n * 1000 + 1000])
    ]
    error = refused(document)
    assert (error.code, error.details["most"]) == ("document.too_many", 5000)
    document["projects"][-1]["lines"] = []
    formats.checked(document)


def test_millions_of_small_values_are_refused_before_they_fill_the_memory():
    with pytest.raises(Refused) as caught:
        formats.parse(b'{"figures":[' + b"[]," * 1_000_001 + b"[]]}")
    assert caught.value.code == "document.too_large"


def test_what_a_district_calls_its_figures_is_text(document):
    told = {"code": "D9901-A", "from_year": 2025, "unit": "people", "split": "t"}
    names = ("name_km", "name_en", "definition_km", "definition_en")
    document["indicators"] = [{**told, "section": "water", **dict.fromkeys(names, "ក\nខ")}]
    formats.checked(document)
    document["indicators"][0]["name_en"] = "\x1b[2J"
    assert refused(document).details["where"] == "/indicators/0/name_en"


def test_a_line_of_more_money_than_there_is_is_refused(document):
    line = document["projects"][0]["lines"][0]
    line |= {"quantity": "9" * 15, "unit_price": 10**15}
    error = refused(document)
    assert error.details == {"where": "/projects/0/lines/0", "rule": "maximum"}


def test_half_a_million_items_are_refused_quickly(document):
    data = json.dumps({**document, "figures": [1] * 500_000}).encode()
    with pytest.raises(Refused) as caught:
        formats.checked(formats.parse(data))
    assert caught.value.details == {"where": "/figures", "rule": "maxItems"}


def test_a_fraction_is_no_whole_number_even_when_it_is_one(example_bytes):
    text = re.sub(rb'"rate": 4100', b'"rate": 4100.0', example_bytes)
    assert text != example_bytes
    with pytest.raises(Refused) as caught:
        formats.checked(formats.parse(text))
    assert caught.value.details["where"] == "/rate"

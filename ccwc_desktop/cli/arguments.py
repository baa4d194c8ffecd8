"""The verbs and their options, explained in the chosen language."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from ccwc_desktop import __version__
from ccwc_desktop.language.catalogue import Language, _

VERBS = (
    "gui",
    "demo",
    "new",
    "figures",
    "plan",
    "priorities",
    "proposal",
    "fits",
    "prices",
    "accounts",
    "compare",
    "sheets",
    "check",
    "pack",
    "verify",
    "card",
    "receive",
    "board",
    "consolidate",
    "backup",
    "self-test",
)
_SUFFIXES = (".ccwcdb", ".ccwc")


def language(words: Sequence[str]) -> Language | None:
    """--language among the words, read before the parser that needs it is made."""
    for word, after in pairwise([*words, ""]):
        chosen = word.removeprefix("--language=") if "=" in word else after
        if word.startswith("--language") and chosen in ("km", "en"):
            return "km" if chosen == "km" else "en"
    return None


def with_verb(words: list[str]) -> list[str]:
    """`ccwc` and `ccwc FILE` open the window."""
    if not words or words[0].endswith(_SUFFIXES):
        return ["gui", *words]
    return words


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="ccwc", description=_("Plans for children."))
    top.add_argument("--version", action="version", version=f"CCWC Desktop {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    _window_verbs(verbs)
    _commune_verbs(verbs)
    _planning_verbs(verbs)
    _sending_verbs(verbs)
    _district_verbs(verbs)
    return top


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    explained: str,
    does: str,
    workbook: bool = True,
) -> argparse.ArgumentParser:
    module, _dot, function = does.partition(".")
    verb = verbs.add_parser(name, help=explained, description=explained)
    verb.set_defaults(module=module, function=function)
    verb.add_argument("--json", action="store_true", help=_("print one JSON document"))
    verb.add_argument("--language", choices=("km", "en"), help=_("language of words and sheets"))
    if workbook:
        verb.add_argument("workbook", type=Path, help=_("the workbook, a .ccwcdb file"))
        verb.add_argument("--cip-year", type=int, help=_("first programme year of the plan"))
        _passphrase(verb)
    return verb


def _passphrase(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", type=Path, help=_("a file with the passphrase"))


def _window_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    gui = _verb(verbs, "gui", _("Open the window."), "window.gui", workbook=False)
    gui.add_argument("file", nargs="?", type=Path, help=_("a workbook or a package"))
    gui.add_argument("--practice", action="store_true", help=_("open the practice commune"))
    demo = _verb(
        verbs, "demo", _("The whole job on the practice commune."), "demo.demo", workbook=False
    )
    demo.add_argument("--to", type=Path, required=True, help=_("folder to write to"))
    test = _verb(
        verbs,
        "self-test",
        _("Open every page and print every sheet."),
        "window.self_test",
        workbook=False,
    )
    test.add_argument("--pictures", type=Path, help=_("folder for a picture of each page"))
    test.add_argument("--size", default="1366x768", help=_("size of the window"))
    test.add_argument("--large-text", action="store_true", help=_("Large text"))


def _commune_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = _verb(verbs, "new", _("Make a workbook."), "workbook.new")
    area = new.add_mutually_exclusive_group(required=True)
    area.add_argument("--commune", help=_("code of the commune, 6 digits"))
    area.add_argument("--district", help=_("code of the district, 4 digits"))
    area.add_argument("--province", help=_("code of the province, 2 digits"))
    area.add_argument("--national", action="store_true", help=_("the whole country"))
    new.add_argument("--plain", action="store_true", help=_("without a passphrase"))

    figures = verbs.add_parser("figures", help=_("Figures of the commune."))
    inner = figures.add_subparsers(dest="what", required=True, metavar="import|export|show|list")
    take = _verb(
        inner,
        "import",
        _("Take in an export of the Commune Database or our own form."),
        "figures.import_figures",
    )
    take.add_argument("file", type=Path, help=_("the file, .csv or .xlsx"))
    take.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    take.add_argument(
        "--good-rows", action="store_true", help=_("take the good rows when some are refused")
    )
    give = _verb(
        inner, "export", _("Write figures as a table or a form."), "figures.export_figures"
    )
    give.add_argument("--to", type=Path, required=True, help=_("the file to write"))
    give.add_argument("--year", type=int, help=_("year of the figures"))
    give.add_argument("--blank", action="store_true", help=_("without numbers, to be filled in"))
    give.add_argument("--format", choices=("csv", "xlsx"), help=_("a table or a spreadsheet"))
    show = _verb(inner, "show", _("Figures, derived ones included."), "figures.show_figures")
    show.add_argument("--year", type=int, help=_("year of the figures"))
    _list_verbs(inner)

    plan = verbs.add_parser("plan", help=_("The whole plan as one document."))
    inner = plan.add_subparsers(dest="what", required=True, metavar="show|load|schema")
    _verb(inner, "show", _("Print the plan document."), "workbook.show_plan")
    load = _verb(inner, "load", _("Merge a plan document."), "workbook.load_plan")
    load.add_argument("file", type=Path, help=_("the document, a .json file"))
    load.add_argument("--replace", action="store_true", help=_("replace the plan of that year"))
    _verb(inner, "schema", _("Print the JSON Schema."), "workbook.schema", workbook=False)

    backup = _verb(verbs, "backup", _("Make a verified copy."), "copies.backup")
    what = backup.add_mutually_exclusive_group()
    what.add_argument("--to", type=Path, help=_("folder to write to"))
    what.add_argument("--list", action="store_true", help=_("name the copies of this computer"))
    what.add_argument(
        "--bring-back", type=int, metavar="NUMBER", help=_("open this copy; set aside what is here")
    )


def _list_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lists = verbs.add_parser("list", help=_("A district’s list of figures."))
    inner = lists.add_subparsers(dest="list", required=True, metavar="import|show|make")
    take = _verb(inner, "import", _("Take in the district’s list."), "figure_lists.take_list")
    take.add_argument("file", type=Path, help=_("the list, a .ccwclist file"))
    take.add_argument(
        "--accept",
        action="store_true",
        help=_("a person compared the fingerprint with the district"),
    )
    _verb(inner, "show", _("What the lists of this workbook add."), "figure_lists.show_lists")
    make = _verb(
        inner, "make", _("Make and sign a list, in the district."), "figure_lists.make_list"
    )
    make.add_argument("file", type=Path, help=_("what the list adds, a .toml file"))
    make.add_argument("--to", type=Path, required=True, help=_("the file to write"))


def _planning_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _verb(verbs, "priorities", _("Ranked child priorities."), "ranking.priorities")
    money = _verb(verbs, "proposal", _("Projects, costs and ceilings."), "planning.proposal")
    money.add_argument(
        "--to", type=Path, help=_("write it as a spreadsheet (.xlsx) or as open data (.zip)")
    )
    _looked_at(money)
    _fits_verb(verbs)
    _compare_verb(verbs)
    _money_list_verbs(verbs)
    sheets = _verb(verbs, "sheets", _("Print sheets as PDF."), "planning.sheets", workbook=False)
    sheets.add_argument("workbook", type=Path, nargs="?", help=_("the workbook, a .ccwcdb file"))
    sheets.add_argument("--cip-year", type=int, help=_("first programme year of the plan"))
    _passphrase(sheets)
    sheets.add_argument("--to", type=Path, help=_("folder to write to"))
    sheets.add_argument("--only", nargs="+", default=[], metavar="NAME", help=_("these sheets"))
    sheets.add_argument("--public", action="store_true", help=_("editions for the public"))
    _looked_at(sheets)
    sheets.add_argument("--list", action="store_true", help=_("name the sheets"))
    _verb(verbs, "check", _("What is missing before sending."), "planning.check")


def _fits_verb(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    fits = _verb(verbs, "fits", _("What fits under the ceilings, with reasons."), "fits.fits")
    when = fits.add_mutually_exclusive_group()
    when.add_argument("--year", type=int, help=_("the programme year, the first by default"))
    when.add_argument(
        "--all-years", action="store_true", help=_("all three years, one after the other")
    )


def _compare_verb(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    compare = _verb(
        verbs,
        "compare",
        _("What differs between two proposals."),
        "comparing.compare",
        workbook=False,
    )
    what = _("a plan (.json), a package, a workbook; or a version of --workbook: 1, 2, draft")
    compare.add_argument("before", metavar="A", help=what)
    compare.add_argument("now", metavar="B", help=what)
    compare.add_argument("--workbook", type=Path, help=_("the workbook, a .ccwcdb file"))
    compare.add_argument("--cip-year", type=int, help=_("first programme year of the plan"))
    _passphrase(compare)


def _looked_at(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--looked-at",
        action="store_true",
        help=_("a person looked at the words of check that may show who a child is"),
    )


def _money_list_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Unit prices and accounts: the same three verbs on both."""
    for key, explained in (
        ("prices", _("Unit prices that the commune knows.")),
        ("accounts", _("Chapters and accounts that budget lines use.")),
    ):
        lists = verbs.add_parser(key, help=explained)
        inner = lists.add_subparsers(dest="what", required=True, metavar="import|export|list")
        take = _verb(
            inner, "import", _("Take in a list: all of it or nothing."), f"money_lists.import_{key}"
        )
        take.add_argument(
            "file",
            type=Path,
            nargs="?" if key == "accounts" else None,
            help=_("the file, .csv or .xlsx"),
        )
        if key == "accounts":
            take.add_argument(
                "--default", action="store_true", help=_("go back to the chapters of this program")
            )
        give = _verb(inner, "export", _("Write the list as CSV."), f"money_lists.export_{key}")
        give.add_argument("--to", type=Path, required=True, help=_("the file to write"))
        _verb(inner, "list", _("Print the list."), f"money_lists.list_{key}")


def _sending_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pack = _verb(verbs, "pack", _("Freeze a version and write the package."), "sending.pack")
    pack.add_argument("--to", type=Path, required=True, help=_("folder or stick to write to"))
    _looked_at(pack)
    verify = _verb(
        verbs,
        "verify",
        _("Say what a package is; changes nothing."),
        "sending.verify",
        workbook=False,
    )
    verify.add_argument("package", type=Path, help=_("the package, a .ccwc file"))
    verify.add_argument("--workbook", type=Path, help=_("a receiving workbook that knows signers"))
    _passphrase(verify)
    card = verbs.add_parser("card", help=_("Identity cards."))
    inner = card.add_subparsers(dest="what", required=True, metavar="show|export|import")
    _verb(inner, "show", _("Our card, and those we know."), "sending.show_cards")
    export = _verb(inner, "export", _("Write our card."), "sending.export_card")
    export.add_argument("--to", type=Path, required=True, help=_("folder to write to"))
    take = _verb(inner, "import", _("Keep another's card."), "sending.import_card")
    take.add_argument("file", type=Path, help=_("the card, a .ccwccard file"))
    take.add_argument(
        "--replace", action="store_true", help=_("the fingerprints were compared by a person")
    )


def _district_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    receive = _verb(verbs, "receive", _("Import packages."), "district.receive", workbook=False)
    receive.add_argument(
        "paths", nargs="+", type=Path, metavar="WORKBOOK PATH", help=_("files or folders")
    )
    _passphrase(receive)
    receive.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    _verb(verbs, "board", _("Who has sent what."), "district.board")
    consolidate = _verb(
        verbs, "consolidate", _("One list of all projects."), "district.consolidate"
    )
    consolidate.add_argument("--to", type=Path, help=_("folder to write to"))

"""The shape of the program: which room may use which, how large a file grows, what is late."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ccwc_desktop"
CONFIG = ROOT / ".importlinter"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
MOST_METHODS = 20

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


@every_module
def test_a_file_is_short_enough_to_be_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@every_module
def test_a_module_says_in_its_first_line_what_lives_in_it(path):
    assert ast.get_docstring(tree(path))


@every_module
def test_a_class_has_at_most_twenty_methods(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            methods = [each for each in node.body if isinstance(each, Function)]
            assert len(methods) <= MOST_METHODS, node.name


# faults of ours are caught at the edges only: where one is logged and told
EDGES = {"cli/__init__.py", "ui/crash.py", "ui/tasks.py"}


def catches_everything(path: Path) -> Iterator[int]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type is not None else "BaseException"
            again = any(isinstance(each, ast.Raise) for each in ast.walk(node))
            if caught == "Exception" or (caught == "BaseException" and not again):
                yield node.lineno


@every_module
def test_only_the_edges_catch_everything(path):
    assert name_of(path) in EDGES or list(catches_everything(path)) == []


# our own modules are imported late only where this list says so (file -> beginnings of names)
LATE = {
    "cli/": ("ccwc_desktop.cli.", "ccwc_desktop.ui"),
    "ui/__init__.py": ("ccwc_desktop.ui.", "ccwc_desktop.services"),
    "ui/start/": ("ccwc_desktop.ui.", "ccwc_desktop.services"),
    "ui/frame.py": ("ccwc_desktop.ui.preferences.page",),
    "ui/opening.py": ("ccwc_desktop.services.practice",),
    "services/": (
        "ccwc_desktop.sheets.",
        "ccwc_desktop.exchange.spreadsheets",
        "ccwc_desktop.exchange.sealing",
        "ccwc_desktop.store.migrations",
        "ccwc_desktop.language.words",
    ),
    "store/database.py": ("ccwc_desktop.store.migrations",),
    "store/migrations/__init__.py": ("ccwc_desktop.store.backups",),
}


def imported(path: Path, node: ast.stmt) -> list[str]:
    """The full names that an import statement brings in."""
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    start = node.module or ""
    if node.level:
        folder = path.relative_to(ROOT).with_suffix("").parts
        above = folder[: -node.level] if path.name != "__init__.py" else folder[:-1]
        if path.name == "__init__.py":
            above = above[: len(above) - node.level + 1]
        start = ".".join((*above, *filter(None, (node.module,))))
    return [f"{start}.{each.name}" for each in node.names]


def late_imports(path: Path) -> Iterator[str]:
    for function in ast.walk(tree(path)):
        if isinstance(function, Function):
            for node in ast.walk(function):
                if isinstance(node, ast.stmt):
                    yield from imported(path, node)


@every_module
def test_our_own_modules_are_imported_at_the_top(path):
    for module in late_imports(path):
        if not module.startswith("ccwc_desktop"):
            continue
        allowed = [
            beginning
            for file, beginnings in LATE.items()
            if name_of(path).startswith(file)
            for beginning in beginnings
        ]
        assert module.startswith(tuple(allowed) or ("nowhere",)), module


# our modules are imported by a name in a text only here: verbs, pages, the stack, services to call
BY_NAME = {"cli/__init__.py", "ui/workflow.py", "ui/program.py", "services/calls.py"}


@every_module
def test_our_own_modules_are_imported_by_name_only_where_the_list_says_so(path):
    by_name = "importlib" in {
        name.partition(".")[0]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.stmt)
        for name in imported(path, node)
    }
    assert name_of(path) in BY_NAME or not by_name


# what no first page needs: a start that imports it is slower for nothing (decision 7)
NOT_AT_THE_START = (
    "ccwc_desktop.ui.steps.",
    "ccwc_desktop.ui.preferences.",
    "ccwc_desktop.sheets.",
    "ccwc_desktop.exchange.figures_table",
    "ccwc_desktop.services.practice",
    "ccwc_desktop.services.consolidation",
    "ccwc_desktop.services.projects",
)


def test_the_start_imports_no_more_than_the_first_page_needs():
    program = "import sys, ccwc_desktop.ui.opening; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [name for name in told.split() if name.startswith(NOT_AT_THE_START)] == []


# a heavy library is known to the modules that wrap it, and to nobody else
WRAPPED = {
    "reportlab": ("sheets/",),
    "uharfbuzz": ("sheets/typesetting/",),
    "segno": ("sheets/typesetting/qr.py", "exchange/", "ui/"),
    "pypdfium2": ("sheets/pictures.py",),
    "alembic": ("store/migrations/",),
    "nacl": ("store/keys.py", "exchange/signing.py", "exchange/sealing.py"),
    "sqlcipher3": ("store/database.py",),
    "sqlalchemy": ("store/", "services/", "ui/editing.py"),
    "khmercut": ("language/words.py",),
    "babel": ("language/",),
    "platformdirs": ("paths.py",),
    "filelock": ("store/database.py", "settings.py"),
    "fastjsonschema": ("exchange/formats.py",),
    "openpyxl": ("exchange/spreadsheets/reading.py",),
    "xlsxwriter": tuple(f"exchange/spreadsheets/{name}.py" for name in ("budget", "form", "lists")),
    "PySide6": ("ui/",),
}


@every_module
def test_a_library_is_imported_by_what_wraps_it(path):
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.stmt):
            continue
        for module in imported(path, node):
            wrappers = WRAPPED.get(module.partition(".")[0])
            assert wrappers is None or name_of(path).startswith(wrappers), module


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls that run when a module is loaded: not those inside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            for each in (*child.decorator_list, *child.args.defaults, *child.args.kw_defaults):
                if each is not None:
                    yield from calls_at_import(ast.Expr(each))
            continue
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from calls_at_import(child)


@every_module
def test_words_are_never_looked_up_while_a_module_loads(path):
    for call in calls_at_import(tree(path)):
        assert ast.unparse(call.func) not in ("_", "ngettext", "catalogue._", "catalogue.ngettext")


def modules_in(config: ConfigParser) -> set[str]:
    """Modules that the contracts name, a list of layers spelled out."""
    names: set[str] = set()
    for section in config.sections():
        for key in ("source_modules", "forbidden_modules", "modules"):
            names.update(config.get(section, key, fallback="").split())
    return {name for name in names if name.startswith("ccwc_desktop.")}


def contract_names() -> dict[str, str]:
    config = ConfigParser()
    config.read(CONFIG, encoding="utf-8")
    return {
        section.rpartition(":")[2]: config[section]["name"]
        for section in config.sections()
        if ":contract:" in section
    }


@pytest.fixture
def copied(tmp_path):
    """The package in a folder of its own; a room that has nothing yet is an empty one there."""
    shutil.copytree(
        PACKAGE, tmp_path / "ccwc_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(CONFIG, tmp_path)
    config = ConfigParser()
    config.read(CONFIG, encoding="utf-8")
    for name in modules_in(config):
        place = tmp_path.joinpath(*name.split("."))
        if not place.with_suffix(".py").exists() and not (place / "__init__.py").exists():
            place.mkdir(exist_ok=True)
            (place / "__init__.py").write_text('"""Empty."""\n', encoding="utf-8")
    return tmp_path


def checked(folder: Path) -> dict[str, bool]:
    """Contract by name -> whether it is kept, as import-linter tells."""
    program = (
        "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", CONFIG.name],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    ).stdout
    found = {}
    for line in told.splitlines():
        for name in contract_names().values():
            if line.startswith(name) and line.split()[-1] in ("KEPT", "BROKEN"):
                found[name] = line.split()[-1] == "KEPT"
    assert set(found) == set(contract_names().values()), told
    return found


def test_the_rooms_keep_to_their_doors(copied):
    broken = [name for name, kept in checked(copied).items() if not kept]
    assert broken == []


# an import that may not be, for each contract: (contract, file, statement)
VIOLATIONS = {
    "layers": ("store/keys.py", "from ccwc_desktop.exchange import signing"),
    "domain-is-pure": ("domain/places.py", "import sqlalchemy"),
    "qt-lives-in-ui": ("services/problems.py", "import PySide6.QtCore"),
    "pages-ask-services": ("ui/start/__init__.py", "from ccwc_desktop.store import database"),
    "steps-are-independent": (
        "ui/steps/budget/__init__.py",
        "import ccwc_desktop.ui.steps.commune",
    ),
    "errors-are-codes": ("services/done.py", "from ccwc_desktop.language.catalogue import _"),
}


def test_every_contract_has_a_violation_to_be_tried_with():
    assert set(VIOLATIONS) == set(contract_names())


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_wrong_door_is_noticed(copied, contract):
    file, statement = VIOLATIONS[contract]
    path = copied / "ccwc_desktop" / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{statement}\n", encoding="utf-8")
    assert not checked(copied)[contract_names()[contract]]


def test_a_new_room_has_to_be_given_its_place(copied):
    (copied / "ccwc_desktop" / "helpers.py").write_text('"""Anything."""\n', encoding="utf-8")
    assert not checked(copied)[contract_names()["layers"]]


# the tests above see what they are meant to see


def written(tmp_path, monkeypatch, text, name="services/trial.py"):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path / "ccwc_desktop")
    path = tmp_path / "ccwc_desktop" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


CHECKS = [
    (test_a_file_is_short_enough_to_be_read, "x = 1\n" * 401),
    (test_a_module_says_in_its_first_line_what_lives_in_it, "x = 1\n"),
    (
        test_a_class_has_at_most_twenty_methods,
        "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21)),
    ),
    (test_only_the_edges_catch_everything, "try:\n    x = 1\nexcept Exception:\n    raise\n"),
    (test_only_the_edges_catch_everything, "try:\n    x = 1\nexcept:\n    x = 2\n"),
    (test_only_the_edges_catch_everything, "try:\n    x = 1\nexcept BaseException:\n    x = 2\n"),
    (
        test_our_own_modules_are_imported_at_the_top,
        "def f():\n    from ccwc_desktop.exchange import package\n",
    ),
    (test_our_own_modules_are_imported_at_the_top, "def f():\n    from . import plans\n"),
    (
        test_our_own_modules_are_imported_at_the_top,
        "def f():\n    if f:\n        from ..store import keys\n",
    ),
    (
        test_our_own_modules_are_imported_by_name_only_where_the_list_says_so,
        "from importlib import import_module\n",
    ),
    (test_a_library_is_imported_by_what_wraps_it, "import reportlab.pdfgen\n"),
    (test_a_library_is_imported_by_what_wraps_it, "def f():\n    from khmercut import tokenize\n"),
    (test_words_are_never_looked_up_while_a_module_loads, "X = _('Save')\n"),
    (test_words_are_never_looked_up_while_a_module_loads, "class A:\n    x = [_('Save')]\n"),
    (test_words_are_never_looked_up_while_a_module_loads, "def f(x=_('Save')): ...\n"),
]


@pytest.mark.parametrize(("check", "text"), CHECKS)
def test_a_module_that_breaks_a_rule_is_found(tmp_path, monkeypatch, check, text):
    path = written(tmp_path, monkeypatch, text)
    with pytest.raises(AssertionError):
        check(path)


def test_late_imports_of_the_list_pass(tmp_path, monkeypatch):
    text = "def f():\n    from ccwc_desktop.sheets import drawing\n"
    test_our_own_modules_are_imported_at_the_top(written(tmp_path, monkeypatch, text))
    text = "def f():\n    return _('Save')\nx = lambda: _('Save')\n"
    test_words_are_never_looked_up_while_a_module_loads(written(tmp_path, monkeypatch, text))

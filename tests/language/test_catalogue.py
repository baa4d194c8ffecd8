"""The words of the program: every sentence in both languages, each in one place, none a loser."""

import ast
import re
from pathlib import Path

import pytest

from ccwc_desktop import paths
from ccwc_desktop.language import catalogue
from packaging import words as pipeline

ROOT = Path(__file__).parents[2]
ROOMS = pipeline.read_rooms()
ASKED = pipeline.used()
ENTRIES = [(name, message) for name, room in ROOMS.items() for message in pipeline.messages(room)]
CALLS = {"_", "N_", "gettext", "ngettext"}

# decided: words that win -> what must not be written any more
LOSERS = {
    "ទូរសព្ទ": "ទូរស័ព្ទ",
    "ថ្លៃសមរម្យ": "តម្លៃសមរម្យ",
    "តារាងលំដាប់អាទិភាពកុមារ": "តារាងអាទិភាពកុមារ",
    "លំហាត់": "របៀបហ្វឹកហាត់",
}
# a classification of the State; only a password may be called so
SECRET = re.compile("(?<!ពាក្យ)សម្ងាត់")


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"{(\w*)(?:[.!:\[][^}]*)?}", text))


def test_every_sentence_of_the_sources_has_khmer():
    missing = pipeline.missing(ROOMS, ASKED)
    assert not missing, "\n".join(f"{places[0]}: {msgid}" for msgid, places in missing.items())


def test_sentences_inside_a_formatted_string_are_asked_for_as_well():
    """The extractor does not look into f"…{_('required')}…": such words would stay English."""
    hidden = []
    for path in sorted(pipeline.SOURCES.rglob("*.py")):
        for part in ast.walk(ast.parse(path.read_text("utf-8"))):
            for call in ast.walk(part) if isinstance(part, ast.JoinedStr) else ():
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in CALLS:
                    first = call.args[0]
                    if isinstance(first, ast.Constant) and first.value not in ASKED:
                        hidden.append((path.name, call.lineno, first.value))
    assert hidden == []


def test_no_translation_is_unsure():
    assert [(name, m.id) for name, m in ENTRIES if m.fuzzy] == []


def test_no_translation_is_left_over():
    assert pipeline.unused(ROOMS, ASKED) == {}


def test_a_sentence_is_translated_in_one_file_only():
    assert pipeline.twice(ROOMS) == {}


def test_both_languages_have_the_same_placeholders():
    different = []
    for name, message in ENTRIES:
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        if placeholders(english) != placeholders(pipeline.khmer(message)):
            different.append((name, message.id))
    assert different == []


def test_words_that_lost_are_written_nowhere():
    texts = [(f"{name}: {m.id}", pipeline.khmer(m)) for name, m in ENTRIES]
    for path in sorted(paths.resources().rglob("*.toml")):
        texts.append((path.name, path.read_text("utf-8")))
    found = [(where, loser) for where, text in texts for loser in LOSERS.values() if loser in text]
    found += [(where, "សម្ងាត់") for where, text in texts if SECRET.search(text)]
    assert found == []


def test_no_khmer_letter_is_a_shortcut_key():
    marked = [(name, m.id) for name, m in ENTRIES if re.search("&[ក-៹]", pipeline.khmer(m))]
    assert marked == []


def test_translators_do_not_write_line_breaks():
    for path in pipeline.ROOMS.glob("*.po"):
        assert not set("\u200b\u2060") & set(path.read_text("utf-8")), path.name


def test_the_compiled_words_are_those_of_the_files():
    assert pipeline.COMPILED.read_bytes() == pipeline.compiled(ROOMS), "make words"


def test_the_same_files_give_the_same_bytes():
    assert pipeline.compiled(pipeline.read_rooms()) == pipeline.compiled(ROOMS)


def calls(tree: ast.AST) -> list[ast.Call]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if getattr(call.func, "id", None) in CALLS]


def outside_functions(tree: ast.AST) -> list[ast.Call]:
    """Calls that run while a module is imported."""
    found = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            node = ast.Module(body=[ast.Expr(d) for d in node.args.defaults], type_ignores=[])
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in CALLS - {"N_"}:
            found.append(node)
        found += outside_functions(node)
    return found


def test_no_word_is_looked_up_while_a_module_is_imported():
    early = []
    for path in sorted(pipeline.SOURCES.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        early += [f"{path.relative_to(ROOT)}:{call.lineno}" for call in outside_functions(tree)]
    assert early == []


def test_only_plain_strings_are_looked_up():
    """An f-string or a sum is invisible to the extractor and would stay English."""
    wrong = []
    for path in sorted(pipeline.SOURCES.rglob("*.py")):
        for call in calls(ast.parse(path.read_text("utf-8"))):
            if call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert wrong == []


@pytest.fixture
def english_afterwards():
    before = catalogue.current()
    yield
    catalogue.use(before)


@pytest.mark.usefixtures("english_afterwards")
def test_english_is_what_the_sources_say():
    catalogue.use("en")
    assert catalogue.current() == "en"
    assert catalogue._("Nothing like this exists") == "Nothing like this exists"
    assert catalogue.ngettext("{n} village", "{n} villages", 2) == "{n} villages"
    assert catalogue.N_("later") == "later"


@pytest.mark.usefixtures("english_afterwards")
def test_no_words_stay_no_words():
    for language in ("km", "en"):
        catalogue.use(language)
        assert catalogue._("") == ""


def test_both_languages_can_be_asked_at_once():
    translated = next((m for _, m in ENTRIES if isinstance(m.id, str)), None)
    assert translated is not None
    khmer = catalogue.words_of("km").gettext(translated.id)
    assert khmer.replace("\u200b", "")[:3] == pipeline.khmer(translated)[:3]
    assert catalogue.words_of("en").gettext(translated.id) == translated.id


def test_a_sentence_stands_once_in_its_file():
    for path in pipeline.ROOMS.glob("*.po"):
        ids = re.findall(r'^msgid ((?:".*"\n)+)', path.read_text("utf-8"), re.MULTILINE)
        assert sorted(ids) == sorted(set(ids)), path.name

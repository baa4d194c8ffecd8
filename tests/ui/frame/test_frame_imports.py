"""Nobody reads the source of what the program imports."""

import builtins
import importlib
import linecache
import sys

from ccwc_desktop.ui import imports


def test_the_source_of_an_imported_module_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # given back afterwards
    monkeypatch.delitem(sys.modules, "an_imported_module", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / "an_imported_module.py"
    file.write_text("import json\n")
    imports.make_plain()
    exec("import an_imported_module", {})  # the statement is what PySide6 changes
    assert importlib.import_module("an_imported_module").__file__ == str(file)
    assert str(file) not in linecache.cache

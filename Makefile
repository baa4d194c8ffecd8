# Two commands for everybody: `make run` and `make test`. The others serve those who build the program.
PY := .venv/bin/python
export PYTHONUTF8 := 1

.PHONY: run test setup setup-test check words bench pictures clean

run: setup
	@packaging/run.sh

test: setup-test check
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto

check: setup-test
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

setup:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test

words:                  ## compile the Khmer words (resources/i18n/km/*.po -> km.mo)
	@$(PY) -m packaging.words

bench: setup-test
	@QT_QPA_PLATFORM=offscreen $(PY) -m packaging.bench

pictures: setup         ## every screen and sheet as PNG, in both languages
	@QT_QPA_PLATFORM=offscreen $(PY) -m ccwc_desktop self-test --pictures build/pictures

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

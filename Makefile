# The workbook's commands. `make` lists them; each sets up what it needs the first time.
# Only relative paths stand here, so that the checkout may lie anywhere, in a folder with spaces too.

PYTHON ?= python3.13 python3.12 python3.11 python3 python
PYTEST_OPTIONS ?= -n 2 --dist loadfile
LAB_OPTIONS ?=
RUNS ?= 80
ROUNDS ?= 2
UPGRADE ?=

INSTALL := .venv/bin/python -m pip --disable-pip-version-check --quiet install -c requirements.lock
PYTEST := .venv/bin/python -m pytest

unexport PYTHONPATH PYTHONHOME

.PHONY: help reports test thorough benchmark lab check pictures snapshots schema lock tidy clean anew
.DELETE_ON_ERROR:

help: ## List these commands
	@echo "Usage: make <command>"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile \
		| while IFS='|' read -r name what; do printf '  %-10s %s\n' "$$name" "$$what"; done

reports: .venv/ready-for-reports ## Build the sample pack into reports/
	.venv/bin/workbook build

test: .venv/ready-for-tests ## Run the tests but those that build further packs
	$(PYTEST) -m "not thorough" $(PYTEST_OPTIONS)

thorough: .venv/ready-for-tests ## Run the tests that build further packs
	$(PYTEST) -m thorough $(PYTEST_OPTIONS)

benchmark: .venv/ready-for-tests ## Measure every way to make the reports, side by side (RUNS=800: a large pack too)
	.venv/bin/python -m benchmarks.run --runs $(RUNS) --rounds $(ROUNDS)

lab: .venv/ready-for-reports ## Open the notebooks in JupyterLab
	.venv/bin/python -m jupyterlab $(LAB_OPTIONS) notebooks

check: .venv/ready-for-tests ## Check style, types, imports and the data
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/workbook check

pictures: reports ## Draw the README's picture anew
	.venv/bin/python docs/pictures/draw.py

snapshots: .venv/ready-for-tests ## Write the expected page fragments anew; then read what changed
	$(PYTEST) --snapshot-update

schema: .venv/ready-for-tests ## Write the schema of the packs' manifest anew
	.venv/bin/python -c "from analysis.run.manifest import schema_text; print(schema_text(), end='')" \
		> docs/manifest.schema.json

tidy: .venv/ready-for-tests ## Format the code and strip the notebooks' outputs
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format
	.venv/bin/python -c "$$STRIP" notebooks/*.ipynb

lock: .venv/made-in ## Compile requirements.lock anew (UPGRADE=--upgrade takes the newest versions)
	$(INSTALL) uv
	.venv/bin/uv pip compile pyproject.toml --output-file requirements.lock --quiet $(UPGRADE) \
		--universal --python-version 3.11 --all-extras --no-emit-index-url \
		--annotation-style line --custom-compile-command "make lock" > /dev/null

clean: ## Remove the environment, the caches and the built reports
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist
	find reports -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	find src tests notebooks -depth \( -name __pycache__ -o -name .ipynb_checkpoints \) \
		-exec rm -rf {} +

# Set-up, in three steps; each leaves a file behind and is taken again only when that file is
# missing or older than what it was made from.

.venv/ready-for-tests: .venv/ready-for-reports
	@echo "Adding the tools for the tests ..."
	@touch .venv/unfinished
	@$(INSTALL) -e '.[test]'
	@rm .venv/unfinished
	@touch $@

.venv/ready-for-reports: .venv/made-in pyproject.toml requirements.lock
	@echo "Installing the libraries (a few minutes the first time) ..."
	@touch .venv/unfinished
	@$(INSTALL) -e .
	@rm .venv/unfinished
	@touch $@

# Says whether a Python will do; runs under any version of it.
define VERDICT
import sys
version = "%d.%d" % sys.version_info[:2]
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    print("is version " + version)
else:
    try:
        import ensurepip, venv
        print("fits")
    except ImportError:
        print("lacks its venv module (on Debian and Ubuntu: package python" + version + "-venv)")
endef
export VERDICT

# Leaves in a notebook what an analyst wrote: no outputs, no counts, nothing of the editor.
define STRIP
import sys
from pathlib import Path
from nbformat import v4
for path in map(Path, sys.argv[1:]):
    notebook = v4.reads(path.read_text(encoding="utf-8"))
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {name: cell.metadata[name] for name in cell.metadata if name == "tags"}
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    path.write_text(v4.writes(notebook) + "\n", encoding="utf-8", newline="\n")
endef
export STRIP

# An environment fits if it was made in this very folder, its set-up was not broken off and its Python
# still runs. Any other (a moved checkout, an upgraded machine) is thrown away.
FITS := $(shell test "$$(cat .venv/made-in 2>/dev/null)" = "$$(pwd -P)" \
	&& test ! -e .venv/unfinished && .venv/bin/python -c '' 2>/dev/null && echo yes)

.venv/made-in: $(if $(FITS),,anew)
	@rm -rf .venv
	@for python in $(PYTHON); do \
		verdict=$$("$$python" -c "$$VERDICT" 2>/dev/null); \
		test "$$verdict" = fits && break; \
		found="$$found$${verdict:+ $$python $$verdict.}"; \
	done; \
	if test "$$verdict" != fits; then \
		echo "No suitable Python: version 3.11, 3.12 or 3.13 is needed, with its venv module." >&2; \
		echo "Looked for: $(PYTHON).$${found:+ Found:$$found}" >&2; \
		echo "Install one, or name it, as in: make reports PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	echo "Making a virtual environment in .venv with $$("$$python" --version) ..."; \
	"$$python" -m venv .venv
	@pwd -P > $@

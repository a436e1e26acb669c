# Everything a person or a machine needs: `make site`, `make test`, `make serve`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve test quick bench mutate wheel-check pictures format lock clean

site: .venv/.site  ## build the site from corpus/ into site/
	@$(BIN)/python build.py
	@echo "open site/index.html, or run make serve"

serve: .venv/.site  ## build, watch the corpus and reload the browser
	$(BIN)/python build.py serve

test: .venv/.dev  ## the whole check, the same as on pull requests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/python build.py build --strict --site-dir .tashan/test-site
	TASHAN_TEST_SITE=.tashan/test-site $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not bench"

quick: .venv/.dev  ## what to run after every change, a minute: no site, no browser, a tenth of the examples of each law
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	TASHAN_QUICK=1 $(BIN)/pytest -n auto --dist loadfile -m "not slow and not bench and not site and not browser"

bench: .venv/.dev  ## quality floors that take minutes: cross-validation and clustering
	$(BIN)/pytest -m bench

mutate: .venv/.dev  ## which small changes of a room no test sees: make mutate ROOM=stories
	@$(BIN)/python -m benchmarks.mutation $(ROOM)

# The wheel as a stranger gets it: built, installed alone into an empty environment, tried on a corpus of its own.
wheel-check:
	rm -rf .tashan/wheel
	$(PYTHON) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir .tashan/wheel .
	$(PYTHON) -m venv .tashan/wheel/venv
	.tashan/wheel/venv/bin/pip install --quiet --disable-pip-version-check .tashan/wheel/*.whl
	cd .tashan/wheel && venv/bin/tashan init repository && cd repository && ../venv/bin/tashan check && ../venv/bin/tashan build --strict

pictures: .venv/.dev  ## the pictures of the README, taken from the site in site/
	$(BIN)/python build.py
	$(BIN)/python -m benchmarks.pictures

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The lock files name versions and hashes, never an index. `pip install uv` first.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.txt
	uv pip compile pyproject.toml --group dev -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-dev.txt

clean:
	rm -rf .venv .tashan site

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tashan needs Python 3.11 or newer: make PYTHON=python3.11 site")'
	@echo "Making .venv with $(PYTHON) …"
	@$(PYTHON) -m venv .venv

.venv/.site: requirements.txt | .venv/bin/python
	@echo "Installing what the press needs into .venv, once: a minute or two …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need into .venv, once: two or three minutes …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/.site

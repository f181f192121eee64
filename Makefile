# make serve    set up what is missing, build, and serve with live reload
# make test     set up what is missing, the browser too, and run every check
# make offline  pack the site as a zip that opens from disk, in dist/
# make preview  the same with drafts, and with what is wrong told on the pages
# make hefter   print each collection as a booklet, a PDF in dist/hefter/
# make lock     renew the lock file (needs uv)

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Material announces its successor at every build; the lock file keeps MkDocs 1.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: ready serve build offline preview hefter test check lock clean

ready: $(READY)

serve: $(READY)
	$(BIN)/mkdocs serve

build: $(READY)
	$(BIN)/mkdocs build --strict

offline: $(READY)
	$(BIN)/python scripts/offline.py

preview: $(READY)
	$(BIN)/python scripts/offline.py --preview

hefter: $(READY)
	$(BIN)/python scripts/browser.py
	$(BIN)/python scripts/booklets.py

test: check
	$(BIN)/python scripts/browser.py
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/messages.py
	$(BIN)/praksis sjekk

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Fant ikke Python 3.11 eller nyere. Installer den, og prøv igjen."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python mangler venv. På Debian og Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements.lock

clean:
	rm -rf $(VENV) site dist .cache

"""The rules that keep the house: frameworks at the edge, and one module for each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "plugins" / "eksempelsamling"
ALLOWED = {
    "mkdocs": {"site/plugin.py", "site/config.py", "site/weight.py"},
    "click": {
        "commands.py",
        "contributing/command.py",
        "curated/commands.py",
        "options.py",
        "reference/commands.py",
    },
    "docx": {"meeting/frame.py"},
    "segno": {"meeting/qr.py"},
    "whoosh": {"search/whoosh_index.py"},
}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("module", MODULES)
def test_frameworks_stay_at_the_edge(module: str) -> None:
    for framework, allowed in ALLOWED.items():
        assert framework not in imports(PACKAGE / module) or module in allowed


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_short(module: str) -> None:
    limit = 450
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= limit


def test_every_package_in_the_lock_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    entries = [e for e in lock.replace("\\\n", " ").splitlines() if e.strip()]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    "pin", ["mkdocs==1.6.1", "mkdocs-material==9.8.", "whoosh-reloaded==2.7.5", "click==8."]
)
def test_the_given_packages_are_pinned(pin: str) -> None:
    assert f"\n{pin}" in (ROOT / "requirements.lock").read_text(encoding="utf-8")

"""What a reader fetches of ours, after gzip: on the built site."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from eksempelsamling.offline.bundle import bundle, is_module
from eksempelsamling.site.assets import minified

from tests.conftest import ROOT

SCRIPTS, STYLES = 30_000, 25_000
"""Bytes of all scripts a page may come to load, and of all style sheets."""
EVERYWHERE = {"boot.js", "list_buttons.js"}
PAGES = {
    "the explorer": {"explorer.js"},
    "a write-up": {"suggest.js", "share.js"},
    "the form": {"suggest.js", "contribute.js"},
    "a list": {"suggest.js", "list.js"},
}
SOURCES = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
IMPORT = re.compile(r'\bfrom ?"\./([\w-]+\.js)"')


def closure(folder: Path, names: set[str]) -> set[str]:
    """The scripts `names`, and all that they import."""
    todo, found = set(names), set[str]()
    while todo:
        name = todo.pop()
        found.add(name)
        todo |= set(IMPORT.findall((folder / name).read_text(encoding="utf-8"))) - found
    return found


def weight(folder: Path, names: set[str]) -> int:
    return sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in names)


@pytest.mark.parametrize("page", PAGES)
def test_scripts_of_a_page(site: Path, page: str) -> None:
    folder = site / "assets" / "eksempelsamlingen"
    assert 0 < weight(folder, closure(folder, EVERYWHERE | PAGES[page])) < SCRIPTS


def test_every_script_is_counted(site: Path) -> None:
    folder = site / "assets" / "eksempelsamlingen"
    counted = closure(folder, EVERYWHERE.union(*PAGES.values()))
    assert {path.name for path in folder.glob("*.js")} == counted


def test_all_scripts_in_one(site: Path) -> None:
    """As the edition that opens from disk has them."""
    modules = sorted(SOURCES.glob("*.js"))
    sources = {m.name: text for m in modules if is_module(text := m.read_text(encoding="utf-8"))}
    whole = minified(bundle(sources), "offline.js").encode()
    assert len(gzip.compress(whole, 9)) < SCRIPTS


def test_styles(site: Path) -> None:
    folder = site / "assets" / "eksempelsamlingen"
    assert weight(folder, {path.name for path in folder.glob("*.css")}) < STYLES


def test_a_page_waits_for_one_sheet_and_one_script(site: Path) -> None:
    """On a slow line the others would keep it empty longer than all their content does."""
    for path in [site / "index.html", site / "praksis/laerende-moter/index.html"]:
        html = path.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet"[^>]*>', html)
        assert [tag for tag in sheets if 'media="print"' not in tag] == sheets[:1]
        scripts = re.findall(r"<script[^>]*src=[^>]*>", html)
        assert [tag for tag in scripts if " defer" not in tag] == scripts[:1]


def test_what_a_module_imports_is_fetched_ahead(site: Path) -> None:
    folder = site / "assets" / "eksempelsamlingen"
    boot = (SOURCES / "boot.js").read_text(encoding="utf-8")
    told = dict(re.findall(r'^    (\w+): "([\w ]+)",$', boot, re.MULTILINE))
    assert {"explorer", "suggest", "list_buttons"} <= told.keys()
    for name, parts in told.items():
        imported = closure(folder, {f"{name}.js"}) - {f"{name}.js"}
        assert [f"{part}.js" for part in parts.split()] == sorted(imported)

"""Inputs made to be slow or to break things. They must end, with a message or a page.

Nothing is timed here; a hang would stop the run.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.curated.loading import folder_of
from eksempelsamling.pages import Site

from tests.conftest import TODAY, write_up

BODIES = {
    "marks": "[9]\n" * 250_000,
    "links": "[x](y.md)\n" * 4_000,
    "html": "<b>\n\n" * 7_000,
    "pictures": "![" * 20_000,
    "brackets": "[" * 40_000,
    "links open": "[a](" * 10_000,
    "cdata": "<![CDATA[" * 4_000,
    "quotes": "<blockquote>" * 3_000,
    "addresses": "".join(f"<https://a.no/{n}>\n" for n in range(2_000)),
    "table": "a|" * 500 + "\n" + "-|" * 500 + "\n" + "a\n" * 10_000,
    "emphasis": "*a **a " * 5_000,
    "long link": f"[x](../docs/{'a' * 300}.md) ![x](bilder/{'a' * 300}.png)\n",
    "many lines": "\n" * 900_000,
}
HEADS = {
    "terms": f"tema: [{','.join(f'a{n}' for n in range(20_000))}]",
    "fields": "\n".join(f"felt{n}: x" for n in range(20_000)),
    "relations": "relasjoner:\n" + "- {til: x, type: y, hvorfor: z}\n" * 5_000,
    "one field": "\n".join("tema: x" for _ in range(20_000)),
    "control": "\x01" * 900_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies(practices: Path, name: str) -> None:
    (practices / "bilder").mkdir()
    text = write_up(body=BODIES[name], status="utkast")
    (practices / "a.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert catalogue.problems or catalogue.practices
    list(Site(catalogue).pages())


@pytest.mark.parametrize("name", HEADS)
def test_heads(practices: Path, name: str) -> None:
    text = f"---\ntittel: T\nstatus: utkast\n{HEADS[name]}\n---\n"
    (practices / "a.md").write_text(text, encoding="utf-8")
    assert load(practices, TODAY).blocking


COLLECTIONS = {
    "sections": "deler:\n" + "- {tittel: x, omtaler: [{id: a, hvorfor: z}]}\n" * 10_000,
    "chosen": "deler:\n- tittel: x\n  omtaler:\n" + "  - {id: borte, hvorfor: z}\n" * 10_000,
    "different": "deler: [{tittel: x, omtaler: ["
    + ", ".join(f"{{id: borte-{n}, hvorfor: z}}" for n in range(10_000))
    + "]}]",
    "terms": "deler: [{tittel: x, utvalg: {tema: [" + "a, " * 9_000 + "b]}}]",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "deep": "deler: " + "[" * 5_000 + "]" * 5_000,
    "merge": "deler: {<<: {a: b}}",
}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_heads_of_collections(practices: Path, name: str) -> None:
    text = f"---\ntittel: T\nstatus: utkast\n{COLLECTIONS[name]}\n---\n"
    assert _with_collection(practices, text).blocking


@pytest.mark.parametrize("name", BODIES)
def test_bodies_of_collections(practices: Path, name: str) -> None:
    catalogue = _with_collection(practices, f"---\ntittel: T\nstatus: utkast\n---\n{BODIES[name]}")
    assert catalogue.problems or catalogue.collections
    list(Site(catalogue).pages())


def _with_collection(practices: Path, text: str) -> Catalogue:
    folder = folder_of(practices)
    folder.mkdir(parents=True)
    (folder / "x.md").write_text(text, encoding="utf-8")
    return load(practices, TODAY)


def test_things_that_are_not_files(practices: Path) -> None:
    os.mkfifo(practices / "ror.md")
    (practices / "mappe.md").mkdir()
    (practices / "ring.md").symlink_to("ring.md")
    (practices / "a\nb.md").write_text(write_up(), encoding="utf-8")
    told = [str(p) for p in load(practices, TODAY).problems]
    assert len(told) == 3
    assert all("\n" not in line for line in told)

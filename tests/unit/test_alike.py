"""Write-ups that tell the same are told of; write-ups on the same subject are not."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.checks.alike import THRESHOLD, counts, look_alikes

from tests.conftest import ROOT, TODAY

sys.path.insert(0, str(ROOT / "scripts"))
from bench.many import fill
from bench.rewritten import rewritten

PRACTICES = load(ROOT / "practices", TODAY).practices
TEXTS = {p.id: counts(p.title, p.summary, p.body) for p in PRACTICES}
BODIES = {p.id: p.body for p in PRACTICES}


def test_no_two_of_the_collection_are_alike() -> None:
    assert look_alikes(TEXTS) == {}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_lightly_rewritten_copy_is_found(seed: int) -> None:
    rng = random.Random(seed)
    for id, body in BODIES.items():
        others = [text for other, text in BODIES.items() if other != id]
        copy = counts("Noe helt annet", rewritten(body, others, rng))
        found = look_alikes({**TEXTS, "ny": copy}, ["ny"])
        assert found["ny"][0].id == id
        assert THRESHOLD <= found["ny"][0].likeness < 1


def test_the_same_is_found_whether_one_is_asked_for_or_all() -> None:
    texts = {**TEXTS, "ny": TEXTS["husk"]}
    one, every = look_alikes(texts, ["ny"]), look_alikes(texts)
    assert one["ny"] == every["ny"]
    assert [(a.id, a.likeness) for a in every["husk"]] == [("ny", 1.0)]


def test_short_texts_are_not_compared() -> None:
    assert counts("Kort", "Vi møtes hver morgen.") == {}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    fill(tmp_path / "practices", ROOT / "practices", 3)
    return tmp_path / "practices"


def lay_copy(folder: Path, *changes: tuple[str, str]) -> Path:
    """A draft with the text of `endringsagenter`."""
    text = (folder / "endringsagenter.md").read_text(encoding="utf-8")
    kept = [ln for ln in text.split("\n") if not ln.startswith(("kalles:", "tittel:"))]
    text = "\n".join(kept).replace("---\n", "---\ntittel: Noe helt nytt\n", 1)
    for old, new in (("status: publisert", "status: utkast"), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "ny.md"
    path.write_text(text, encoding="utf-8")
    return path


RELATED = """\
relasjoner:
  - til: endringsagenter
    type: kombineres med
    hvorfor: De to utfyller hverandre.
"""


def told(folder: Path, *named: Path) -> list[tuple[str, int, str]]:
    problems = load(folder, TODAY, named=named).problems
    return [(Path(p.path).name, p.line, p.message) for p in problems if p.code == "ligner-på"]


def test_the_newer_one_is_told_of_with_title_and_place(collection: Path) -> None:
    path = lay_copy(collection)
    title = next(p.title for p in PRACTICES if p.id == "endringsagenter")
    (found,) = told(collection)
    assert found[:2] == ("ny.md", 2)
    assert f"«{title}»" in found[2]
    assert "endringsagenter.md" in found[2]
    assert told(collection, path) == [found]
    assert [name for name, *_ in told(collection, collection / "endringsagenter.md")] == [
        "endringsagenter.md"
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("kilder:\n", f"{RELATED}kilder:\n"),
        ("tittel:", "# godta: ligner-på – vi beskriver to ulike kontorer\ntittel:"),
        ("status: utkast", "status: arkivert\nerstattes_av: endringsagenter"),
    ],
)  # fmt: skip
def test_who_has_said_how_they_belong_together_is_not_told(
    collection: Path, change: tuple[str, str]
) -> None:
    lay_copy(collection, change)
    assert told(collection) == []

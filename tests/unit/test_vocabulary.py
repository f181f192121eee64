"""A vocabulary that would break the program is told of, wherever it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from eksempelsamling.catalogue import load

from tests.conftest import ROOT, TODAY, write_up

REAL = (ROOT / "practices" / "_vokabular.yml").read_text(encoding="utf-8")

BREAKS = [
    ("motsatt: er grunnlag for}", "motsatt: finnes ikke}", "må ha «motsatt» for «bygger på»"),
    ("{id: målgruppe, ", "{id: maalgruppe, ", "«kunnskapsfelt» må ha «målgruppe»"),
    ("{id: arkivert, ", "{id: gjemt, ", "«status» må ha «arkivert»"),
    ("- id: teamledelse\n", "- id: Index\n", "«Index» kan ikke være en id"),
    ("- id: teamledelse\n", "- id: §\n", "«§» kan ikke være en id"),
    ("- id: teamledelse\n", f"- id: {'x' * 300}\n", "kan ikke være en id"),
    ("- id: teamledelse\n", "- id: Teamorganisering\n", "står to ganger"),
]


@pytest.mark.parametrize(("before", "after", "told"), BREAKS)
def test_a_broken_vocabulary(practices: Path, before: str, after: str, told: str) -> None:
    assert before in REAL
    path = practices / "_vokabular.yml"
    path.write_text(REAL.replace(before, after, 1), encoding="utf-8")
    (practices / "a.md").write_text(write_up(), encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert catalogue.practices == ()
    assert any(told in str(problem) for problem in catalogue.blocking), catalogue.problems


@pytest.mark.parametrize("name", ["_vokabular.yml", "_kilder.yml", "_ordliste.yml"])
def test_a_missing_register(practices: Path, name: str) -> None:
    (practices / "a.md").write_text(write_up(), encoding="utf-8")
    (practices / name).unlink()
    catalogue = load(practices, TODAY)
    assert catalogue.practices == ()
    assert [p.code for p in catalogue.blocking] == ["mangler-fil"]

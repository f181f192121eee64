"""What the page of a list is told of write-ups, in files that are fetched by id."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import Any

import pytest
from eksempelsamling import my_list
from eksempelsamling.catalogue import load
from eksempelsamling.curated.making import frame
from eksempelsamling.my_list import ListData, list_data, list_page

from tests.conftest import TODAY, write_up


def rows(data: ListData, id: str) -> Any:
    """What the script finds of an id, the way it looks for it."""
    number = bisect_right(data.firsts, id) - 1
    if number < 0:
        return None
    script = data.scripts[f"{data.folder}{number}.js"]
    before = f'eksempelsamlingen.data("{number}",'
    assert script.startswith(before)
    return json.loads(script.removeprefix(before).removesuffix(")")).get(id)


def test_every_write_up_is_there_by_each_of_its_names(practices: Path) -> None:
    for name, text in {
        "b": write_up(alias="[gammel, eldre]", modenhet="i bruk"),
        "a": write_up(tittel="Arkivert", status="arkivert"),
        "c": write_up(
            body="",
            tittel="På nynorsk",
            status="utkast",
            språk="nn",
            kontorstørrelse="[liten, mellomstor, stor]",
        ),
    }.items():
        (practices / f"{name}.md").write_text(text, encoding="utf-8")
    data = list_data(load(practices, TODAY, drafts=True))
    summary = "Det var lite tid til å lære. Kontoret begynte med et kort møte hver morgen."
    facts = "Praksisbasert · Små kontorer · I bruk"
    assert rows(data, "b") == ["Felles morgenmøte", summary, facts, "nb", 0]
    assert (rows(data, "gammel"), rows(data, "eldre")) == ("b", "b")
    assert rows(data, "a")[4] == 1
    assert rows(data, "c")[2:4] == ["Praksisbasert · Ikke knyttet til størrelse", "nn"]
    assert [rows(data, id) for id in ("0", "bb", "zz", "constructor")] == [None] * 4


def test_neighbours_stand_together(practices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_list, "PER_FILE", 3)
    names = [f"n{number:02}" for number in range(10)]
    for name in names:
        (practices / f"{name}.md").write_text(write_up(tittel=f"Tittel {name}"), encoding="utf-8")
    catalogue = load(practices, TODAY)
    data = list_data(catalogue)
    assert data.firsts == ("n00", "n03", "n06", "n09")
    assert all(rows(data, name)[0] == f"Tittel {name}" for name in names)
    assert list_data(catalogue) == data


def test_the_folder_is_named_by_what_is_in_it(practices: Path) -> None:
    path = practices / "a.md"
    path.write_text(write_up(), encoding="utf-8")
    before = list_data(load(practices, TODAY)).folder
    path.write_text(write_up(tittel="Et annet"), encoding="utf-8")
    assert list_data(load(practices, TODAY)).folder != before


def test_an_empty_catalogue_has_a_page(practices: Path) -> None:
    catalogue = load(practices, TODAY)
    assert list_data(catalogue).scripts == {}
    page = list_page(catalogue, "")
    assert page.noindex
    assert 'data-firsts=""' in page.html


def test_the_frame_has_each_gap_once() -> None:
    assert [frame().count(gap) for gap in ('"{title}"', "{until}", "{parts}")] == [1, 1, 1]

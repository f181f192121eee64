"""The list's scripts do as the Python side: the same address, and the same file of a collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.curated.making import (
    MAX_NOTE,
    MAX_TITLE,
    MOST,
    Answers,
    collection_text,
    frame,
    wanted,
)
from eksempelsamling.curated.model import Chosen
from eksempelsamling.site.assets import minified
from eksempelsamling.words import MAX_ID
from playwright.sync_api import Browser, Page

from tests.awkward import TEXTS
from tests.browser.conftest import serving
from tests.browser.test_writing_twin import TEXT, units
from tests.conftest import ROOT, TODAY

ASSETS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
MODULES = ("list_model", "list_address", "collection_file")
DAYS = (TODAY, date(2028, 2, 28), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1))


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the pure modules as `m`, minified as readers get them."""
    folder = tmp_path_factory.mktemp("list-twin")
    for name in (*MODULES, "writing"):
        script = minified((ASSETS / f"{name}.js").read_text(encoding="utf-8"), f"{name}.js")
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Tvilling</title>")
    with serving(folder) as url:
        page = chromium.new_page()
        page.goto(url)
        page.evaluate(
            """async ([names, frame]) => {
              window.m = {};
              for (const name of names) m[name] = await import(`/${name}.js`);
              window.frame = frame;
            }""",
            [MODULES, frame()],
        )
        yield page
        page.close()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / "practices", TODAY)


def files(page: Page, lists: Sequence[tuple[str, Sequence[Chosen], date]]) -> list[dict[str, Any]]:
    """What the browser makes: the file, and the address from which Python makes one."""
    sent = [
        [
            units(title),
            [[one.practice.id, one.practice.title, units(one.why)] for one in chosen],
            [today.year, today.month - 1, today.day],
        ]
        for title, chosen, today in lists
    ]
    return page.evaluate(
        f"""(lists) => {{
          const text = {TEXT};
          return lists.map(([name, chosen, day]) => {{
            const items = chosen.map(([id, title, note]) => ({{ id, title, note: text(note) }}));
            const list = m.list_model.listOf({{ title: text(name), items }});
            const known = new Map(items.map((item) => [item.id, item]));
            const kept = m.list_model.itemsOf(list, known);
            const {{ collectionText }} = m.collection_file;
            const file = collectionText(frame, list.title, kept, new Date(...day));
            return {{ file, address: m.list_address.write(list) }};
          }});
        }}""",
        sent,
    )


def test_same_files_and_addresses_of_awkward_lists(page: Page, catalogue: Catalogue) -> None:
    practices = catalogue.listed
    lists = [
        (title, [Chosen(practices[n % len(practices)], note)], DAYS[n % len(DAYS)])
        for n, (title, note) in enumerate(zip(TEXTS, reversed(TEXTS), strict=True))
    ]
    notes = [Chosen(p, TEXTS[n]) for n, p in enumerate(practices)]
    lists += [("Alle", notes, TODAY), ("Tretti", notes[:30], TODAY), ("Én til", notes[:31], TODAY)]
    made = files(page, lists)
    assert len(made) > len(TEXTS) > 100
    for (title, chosen, today), theirs in zip(lists, made, strict=True):
        asked = wanted([f"https://x.no/liste/{theirs['address']}"])
        assert asked.ids == tuple(one.practice.id for one in chosen), title
        ours = [Chosen(one.practice, asked.notes.get(one.practice.id, "")) for one in chosen]
        assert theirs["file"] == collection_text(Answers(asked.title), ours, today), title


@pytest.mark.parametrize(
    "fragment",
    [
        "#liste=en,to&tittel=M%C3%B8te+n%C3%A5&notat.to=Les+%26+l%C3%A6r",
        "#liste=en%2Cto,en,,tre.md,%20fire%20&liste=fem",
        "#tittel=A&liste=en&tittel=B&notat.en=1&notat.en=2&notat.to=3",
        "#liste=en&tittel=%FF%00%E2%80%AE%&notat.en=%ED%A0%80+%0A+x",
        f"#liste={','.join(f'n{n}' for n in range(700))}",
        f"#liste=en&tittel={'%F0%9F%98%80' * 200}&notat.en={'%C3%A5' * 999}",
        "#liste=<b>,en,A,-a,a--b,../a,index",
    ],
)
def test_same_reading_of_addresses(page: Page, fragment: str) -> None:
    theirs = page.evaluate("(hash) => m.list_address.read(hash)", fragment)
    ours = wanted([f"https://x.no/liste/{fragment}"])
    sound = [id for id in ours.ids if page.evaluate("(id) => m.list_model.isId(id)", id)]
    assert [item["id"] for item in theirs["list"]["items"]] == sound[:MOST]
    assert theirs["list"]["title"] == ours.title
    notes = {item["id"]: item["note"] for item in theirs["list"]["items"]}
    assert {id: note for id, note in notes.items() if note} == {
        id: note for id, note in ours.notes.items() if id in notes and note
    }


@pytest.mark.parametrize("fragment", ["", "#", "#tittel=A", "#listen=en", "#en,to", "#x=liste=en"])
def test_no_list_in_the_address(page: Page, fragment: str) -> None:
    assert page.evaluate("(hash) => m.list_address.read(hash)", fragment) is None


def test_an_address_cut_off_tells_so_and_leaves_out_the_half(page: Page) -> None:
    got = page.evaluate(
        """() => {
          const long = m.list_address.read(`#liste=en,${"to,".repeat(80_000)}tre`);
          const one = m.list_address.read(`#liste=${"a".repeat(300_000)}`);
          return [long.isCut, long.list.items.map(({ id }) => id), one.isCut, one.list.items];
        }"""
    )
    assert got == [True, ["en", "to"], True, []]


@pytest.mark.parametrize(
    ("step", "ids"),
    [(-1, "bac"), (1, "acb"), (-9, "bac"), (9, "acb"), (0, "abc")],
)
def test_moving(page: Page, step: int, ids: str) -> None:
    got = page.evaluate(
        """(step) => {
          const list = m.list_model.listOf({ items: [{ id: "a" }, { id: "b" }, { id: "c" }] });
          const gone = m.list_model.moved(list, "d", step);
          return [m.list_model.moved(list, "b", step), gone, list]
            .map(({ items }) => items.map(({ id }) => id).join(""));
        }""",
        step,
    )
    assert got == [ids, "abc", "abc"]


def test_the_limits_are_the_same(page: Page) -> None:
    got = page.evaluate(
        """() => {
          const { MOST, MOST_TITLE, MOST_NOTE, isId } = m.list_model;
          const longest = [...Array(200).keys()].filter((n) => isId("a".repeat(n))).pop();
          return [MOST, MOST_TITLE, MOST_NOTE, longest];
        }"""
    )
    assert got == [MOST, MAX_TITLE, MAX_NOTE, MAX_ID]

"""What is new, from a real git and from what writers tell; and the feeds made of it."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.feeds.channels import Channel, Entry, by_page, channels
from eksempelsamling.feeds.formats import atom, feed_files, json_feed
from eksempelsamling.news import events_of, months, news_page
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY, write_up
from tests.feed_rules import ATOM, atom_faults, json_faults
from tests.unit.test_history import git

ROOT = "https://example.org/a/"


def commit(folder: Path, day: str, **files: str | None) -> None:
    """Write (or with None delete) files, and commit them on `day`."""
    for name, text in files.items():
        path = folder / f"{name.replace('_', '-')}.md"
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    git(folder, "add", "-A", ".", day=day)
    git(folder, "commit", "-q", "-m", "Endre", day=day)


@pytest.fixture
def repository(practices: Path) -> Path:
    git(practices.parent, "init", "-q")
    commit(practices, "2026-01-01")
    return practices


def told(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    return [
        (event.kind, event.day.isoformat(), event.what)
        for practice in catalogue.practices
        for event in events_of(practice, catalogue)
    ]


def test_a_draft_is_new_on_the_day_it_is_published(repository: Path) -> None:
    commit(repository, "2026-02-01", a=write_up(status="utkast"))
    assert told(load(repository, TODAY)) == []
    commit(repository, "2026-03-01", a=write_up(status='"publisert" # endelig'))
    assert told(load(repository, TODAY)) == [("ny", "2026-03-01", "")]


def test_the_life_of_a_write_up(repository: Path) -> None:
    changes = "[{dato: 2026-03-01, hva: Ett.}, {dato: 2026-05-01, hva: To.}]"
    commit(repository, "2026-02-01", a=write_up())
    commit(repository, "2026-05-01", a=write_up(endringer=changes))
    assert told(load(repository, TODAY)) == [
        ("endret", "2026-05-01", "To."), ("endret", "2026-03-01", "Ett."), ("ny", "2026-02-01", ""),
    ]  # fmt: skip
    commit(repository, "2026-06-01", a=write_up(endringer=changes, tittel="Rettet"))
    assert told(load(repository, TODAY))[0] == ("rettet", "2026-06-01", "")
    commit(repository, "2026-07-01", a=write_up(endringer=changes, status="arkivert"))
    assert told(load(repository, TODAY))[0] == ("arkivert", "2026-07-01", "")


def test_a_move_is_no_news(repository: Path) -> None:
    commit(repository, "2026-02-01", a=write_up())
    before = list(channels(load(repository, TODAY)))
    commit(repository, "2026-03-01", a=None, b=write_up(alias="[a]"))
    commit(repository, "2026-04-01", b=None, c=write_up(alias="[a, b]"))
    catalogue = load(repository, TODAY)
    after = list(channels(catalogue))
    (old,), (new,) = before[0].entries, after[0].entries
    assert (new.id, new.updated, new.published) == (old.id, old.updated, old.published)
    assert new.uri == "praksis/c/"
    assert [kind for kind, _, _ in told(catalogue)] == ["rettet", "ny"]


def test_nothing_is_guessed_without_git(practices: Path) -> None:
    (practices / "a.md").write_text(write_up(), encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert told(catalogue) == []
    assert "Her er det ingenting å vise ennå." in news_page(catalogue).html
    (entry,) = next(channels(catalogue)).entries
    assert (entry.updated, entry.published) == (date(2026, 5, 31), None)
    for name, text in feed_files(channels(catalogue), "Samling", ROOT).items():
        assert (atom_faults if name.endswith("xml") else json_faults)(text) == [], name


def test_news_by_month(repository: Path) -> None:
    changes = "[{dato: 2026-03-15, hva: Ny erfaring <b>.}]"
    commit(repository, "2026-02-01", a=write_up(tittel="A"), gammel=write_up(tittel="G"))
    commit(
        repository, "2026-03-15",
        a=write_up(tittel="A", endringer=changes), b=write_up(tittel="B"),
        gammel=write_up(tittel="G", status="arkivert"), utkast=write_up(status="utkast"),
    )  # fmt: skip
    commit(repository, "2026-03-20", b=write_up(tittel="Be"))
    catalogue = load(repository, TODAY)
    march, february = months(catalogue)
    assert (march.first, february.first) == (date(2026, 3, 1), date(2026, 2, 1))
    shown = [
        [event.practice.title for event in events]
        for events in (march.new, march.changed, march.archived, march.corrected, february.new)
    ]
    assert shown == [["Be"], ["A"], ["G"], ["Be"], ["A", "G"]]
    html = news_page(catalogue).html
    order = ["Mars 2026", "1 nytt eksempel", "Endret", "Ny erfaring &lt;b&gt;.", "Arkivert",
             "uten at det står hva", "Februar 2026", "2 nye eksempler"]  # fmt: skip
    places = [html.index(part) for part in order]
    assert places == sorted(places)
    assert "er eldre" not in html


def test_old_news_is_cut(repository: Path) -> None:
    for month in range(1, 13):
        days = f"[{{dato: 2025-{month:02}-01, hva: X.}}, {{dato: 2024-{month:02}-01, hva: X.}}]"
        (repository / f"a{month}.md").write_text(write_up(endringer=days), encoding="utf-8")
    html = news_page(load(repository, TODAY)).html
    assert html.count("<h2") == 12
    assert "Det som er eldre, står nederst" in html
    assert "2024" not in html


def test_feeds_of_themes_and_counties(repository: Path) -> None:
    texts = {
        "a": write_up(fylke="[Oslo]", endringer="[{dato: 2026-05-01, hva: Mer om tid.}]"),
        "b": write_up(tema="[teamledelse]", status="arkivert"),
        "c": write_up(språk="nn", endringer="[{dato: 2026-06-01, hva: Meir.}]").replace(
            "Slik gjøres det", "Slik blir det gjort").replace("Hva som", "Kva som").replace(
            "Erfaringer", "Erfaringar").replace("Tilpasning", "Tilpassing"),
        "d": write_up(status="utkast"),
    }  # fmt: skip
    commit(repository, "2026-04-01", **texts)
    catalogue = load(repository, TODAY)
    assert not catalogue.blocking
    found = by_page(channels(catalogue))
    assert set(found) == {
        "", "nytt/", "praksis/", "tema/laeringsarenaer/", "tema/teamledelse/", "fylke/oslo/",
    }  # fmt: skip
    texts = [entry.text.split(".")[0] for entry in found[""].entries]
    assert texts == [
        "Endra 1", "Endret 1", "Dette eksemplet er arkivert",
    ]  # fmt: skip
    assert found[""].entries[0].text.startswith("Endra 1. juni 2026: Meir. Det var")
    assert [entry.language for entry in found[""].entries] == ["nn", "nb", "nb"]
    assert [entry.uri for entry in found["fylke/oslo/"].entries] == ["praksis/a/"]
    files = feed_files(channels(catalogue), "Samling", ROOT)
    assert len(files) == 8
    for name, text in files.items():
        assert (atom_faults if name.endswith("xml") else json_faults)(text) == [], name


def entry(title: str = "T", text: str = "X.", n: int = 0) -> Entry:
    day = date(2026, 1, 1)
    urn = f"urn:uuid:7393d1f3-dd8b-500f-8c48-{n:012}"
    return Entry(urn, f"praksis/{n}/", title, text, "nb", day, day, (), "Enhet")


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_survives(title: str, about: str) -> None:
    channel = Channel("nytt/", title, f"a{about}", (entry(f"a{title}", f"a{about}"),))
    feed = atom(channel, "Samling", ROOT)
    assert atom_faults(feed) == []
    assert json_faults(json_feed(channel, "Samling", ROOT)) == []
    assert json.loads(json_feed(channel, "S", ROOT))["items"][0]["content_text"] == f"a{about}"


def test_markup_stays_text() -> None:
    hostile = '<script>alert(1)</script> & ]]> "\u0000\ufffe'
    feed = atom(Channel("nytt/", hostile, hostile, (entry(hostile, hostile),)), "S", ROOT)
    assert "<script" not in feed
    title = ET.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}title")
    assert title == '<script>alert(1)</script> & ]]> "'


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("<updated>2026-01-01T00:00:00Z", "<updated>2026-01-01"),
        ("<title>T</title>", ""),
        ("https://example.org/a/praksis/0/", "praksis/0/"),
        ("urn:uuid:7393", "7393"),
        ('rel="self"', 'rel="alternate"'),
        ("<summary>X.</summary>", "<summary><b/></summary>"),
        ("<name>Enhet</name>", "<epost>a</epost>"),
        ('<entry xml:lang="nb">', "<entry>"),
    ],
)
def test_the_rules_can_fail(broken: str, told: str) -> None:
    good = atom(Channel("nytt/", "T2", "Om", (entry(),)), "S", ROOT)
    assert atom_faults(good) == []
    assert broken in good
    assert atom_faults(good.replace(broken, told)) != []


def test_ids_do_not_depend_on_the_machine_or_the_site(repository: Path, tmp_path: Path) -> None:
    commit(repository, "2026-02-01", a=write_up())
    copy = tmp_path / "annet" / "practices"
    shutil.copytree(repository, copy)
    here, there = (next(channels(load(folder, TODAY))) for folder in (repository, copy))
    assert here.id == there.id == "urn:uuid:7393d1f3-dd8b-500f-8c48-622825801d33"
    assert here.entries[0].id == there.entries[0].id

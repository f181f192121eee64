"""What the site gives to carry on: feeds, cards, shared links, and pages to print."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Build, write_up
from tests.feed_rules import atom_faults, json_faults


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_feed_of_the_real_site_holds(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) > 20
    for path in feeds:
        assert atom_faults(text_of(path)) == [], path
        assert json_faults(text_of(path.with_suffix(".json"))) == [], path
        page = text_of(path.with_name("index.html"))
        assert re.search(r'rel="alternate" type="application/atom\+xml" href="[^"]*feed.xml"', page)
        assert '<a href="feed.xml">' in page
    assert text_of(site / "nytt" / "feed.xml").count("<entry ") == 35


def test_feeds_in_the_heads_of_the_pages_they_belong_to(site: Path) -> None:
    alternate = re.compile(r'rel="alternate" type="application/[a-z+]+" href="([^"]*)"')
    places = {
        "": "nytt/", "praksis/": "../nytt/", "nytt/": "", "om/": None,
        "tema/kollegaveiledning/": "", "praksis/husk/": None,
    }  # fmt: skip
    for page, folder in places.items():
        found = alternate.findall(text_of(site / page / "index.html"))
        expected = [] if folder is None else [f"{folder}feed.xml", f"{folder}feed.json"]
        assert found == expected, page


def test_without_an_address_there_are_no_feeds(project: Path, build: Build) -> None:
    config = project / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*$", "", text_of(config))
    config.write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    assert not list((project / "site").rglob("feed.*"))
    pages = "".join(text_of(path) for path in (project / "site").rglob("*.html"))
    assert "feed.xml" not in pages


def test_changes_stand_on_the_write_up_too(project: Path, build: Build) -> None:
    change = "[{dato: 2026-05-31, hva: Tall <b>lagt</b> til.}]"
    (project / "practices" / "morgenmote.md").write_text(
        write_up(endringer=change), encoding="utf-8"
    )
    assert build(project, "--strict").returncode == 0
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    assert "<li>31. mai 2026: Tall &lt;b&gt;lagt&lt;/b&gt; til.</li>" in page
    news = text_of(project / "site" / "nytt" / "index.html")
    assert "Tall &lt;b&gt;lagt&lt;/b&gt; til." in news

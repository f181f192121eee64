"""What the site gives to carry on: feeds, cards, shared links, and pages to print."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

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


def test_what_a_shared_link_tells(site: Path) -> None:
    root = "https://eksempelsamlingen.example.org/"
    for path in site.rglob("index.html"):
        uri = path.parent.relative_to(site).as_posix().removeprefix(".")
        page = text_of(path)
        if uri.startswith("kort/"):
            continue
        found = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
        assert set(found) == {"title", "description", "type", "url", "locale", "site_name"}, uri
        assert found["url"] == f"{root}{uri}/".replace(f"{root}/", root)
        title = re.search("<title>(.*?)(?: – Eksempelsamlingen)?</title>", page)
        assert title and found["title"] == title[1]
        assert found["description"]
        is_article = re.fullmatch(r"(praksis|samlinger)/[\w-]+", uri) is not None
        assert found["type"] == ("article" if is_article else "website"), uri
        assert f'<html lang="{found["locale"].removesuffix("_NO")}"' in page


def test_hostile_text_is_shared_as_text(project: Path, build: Build) -> None:
    text = write_up(
        tittel='"A \\"><script>alert(1)</script> & b?c=d#e"',
        sammendrag="Æ &body=x %0A <b>. Så ble det gjort.",
    )
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    for uri in ("praksis/morgenmote", "kort/morgenmote"):
        assert "<script>alert" not in text_of(project / "site" / uri / "index.html")
    page = text_of(project / "site" / "praksis" / "morgenmote" / "index.html")
    mail = unescape(re.search(r'href="(mailto:[^"]*)"', page)[1])
    parts = parse_qs(urlsplit(mail).query)
    assert parts["subject"] == ['A "><script>alert(1)</script> & b?c=d#e']
    address = "https://eksempelsamlingen.example.org/praksis/morgenmote/"
    assert parts["body"] == [f"Æ &body=x %0A <b>. Så ble det gjort.\r\n\r\n{address}"]
    frame = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])
    assert 'src="https://eksempelsamlingen.example.org/kort/morgenmote/"' in frame
    assert "<script" not in frame


def test_cards(project: Path, build: Build) -> None:
    folder = project / "practices"
    (folder / "morgenmote.md").write_text(write_up(alias="[gammel]"), encoding="utf-8")
    archived = write_up(status="arkivert", tittel="Arkivert en")
    (folder / "arkivert.md").write_text(archived, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    cards = project / "site" / "kort"
    assert sorted(path.name for path in cards.iterdir()) == ["arkivert", "gammel", "morgenmote"]
    card = text_of(cards / "morgenmote" / "index.html")
    assert card == text_of(cards / "gammel" / "index.html")
    assert "<h1>Felles morgenmøte</h1>" in card
    assert "Praksisbasert" in card
    assert "Små kontorer" in card
    assert '<meta name="robots" content="noindex">' in card
    assert 'href="../../praksis/morgenmote/" target="_blank" rel="noopener"' in card
    assert "Dette eksemplet er arkivert" in text_of(cards / "arkivert" / "index.html")
    assert "kort/" not in text_of(project / "site" / "sitemap.xml")
    archived_page = text_of(project / "site" / "praksis" / "arkivert" / "index.html")
    assert 'class="share"' not in archived_page

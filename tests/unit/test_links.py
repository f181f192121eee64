from __future__ import annotations

from pathlib import Path

import pytest
from eksempelsamling.links import Links

LEADS = [
    ("annen.md", "/praksis/annen/"),
    ("annen.md#krever", "/praksis/annen/#krever"),
    ("bilder/skisse-1.png", "/praksis/bilder/skisse-1.png"),
    ("../docs/om.md", "/om/"),
    ("../docs/index.md", "/"),
    ("../docs/samlinger/index.md#x", "/samlinger/#x"),
    ("../docs/bidra/index.md", "/bidra/"),
    ("../docs/ordliste.md#x", "/ordliste/#x"),
    ("https://nav.no/x?y=1", "https://nav.no/x?y=1"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("#krever", "#krever"),
]
NOWHERE = [
    "",
    "borte.md",
    "annen",
    "../practices/annen.md",
    "../docs/../hemmelig.md",
    "../docs/borte.md",
    "../docs/om.md\0",
    "/etc/passwd",
    "//example.org/x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
    "http:nav.no",
    "mailto:",
    "bilder/borte.png",
    "bilder/tegning.svg",
    "bilder/../bilder/skisse-1.png",
    "bilder/skisse%2D1.png",
    "bilder/a b.png",
    "http://[",
]


@pytest.fixture
def links(tmp_path: Path) -> Links:
    practices = tmp_path / "practices"
    (practices / "bilder").mkdir(parents=True)
    for file in ("bilder/skisse-1.png", "bilder/a b.png", "bilder/tegning.svg", "../hemmelig.md"):
        (practices / file).touch()
    docs = tmp_path / "docs" / "samlinger"
    docs.mkdir(parents=True)
    for file in ("../om.md", "../index.md", "index.md"):
        (docs / file).touch()
    return Links(practices, {"annen"})


@pytest.mark.parametrize(("target", "address"), LEADS)
def test_leads(links: Links, target: str, address: str) -> None:
    assert links.href(target) == address


@pytest.mark.parametrize("target", NOWHERE)
def test_leads_nowhere(links: Links, target: str) -> None:
    assert links.href(target) is None


def test_a_picture_that_links_out_is_none(links: Links, tmp_path: Path) -> None:
    (tmp_path / "hemmelig.png").touch()
    (links.practices / "bilder" / "ut.png").symlink_to(tmp_path / "hemmelig.png")
    assert not links.picture("bilder/ut.png")

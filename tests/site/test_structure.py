"""Headings, landmarks, titles, marks of language and names of links, on every built page.

What is asked of the names of links is more than WCAG 2.4.4, which lets the sentence or the list
item around a link say where it goes. People who use a screen reader also list the links of a page
alone, so here two links with one name lead to one address, or `aria-describedby` tells them
apart. The number of a source, such as [1], leads to the same line of the list wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.conftest import Build, collection_text

SITE_NAME = "Eksempelsamlingen"
LANGUAGES = frozenset(("nb", "nn", "se"))
PARTS_OF_LANGUAGE = LANGUAGES | {"en"}
SECTIONS = ("article", "aside", "main", "nav", "section")
"""Inside these, a header or a footer is no landmark of the page."""
HERE = "https://here/"


@dataclass(frozen=True)
class Built:
    """One page of the site."""

    uri: str
    """Its file below the site's root."""
    root: HtmlElement

    def all(self, *tags: str) -> list[HtmlElement]:
        """Every element with one of the tags, in the order of the page, hidden ones left out."""
        return [e for e in self.root.iter(*tags) if not is_hidden(e)]

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands."""
        return Counter(e.get("id") for e in self.root.iter() if e.get("id"))

    @property
    def title(self) -> str:
        return self.root.findtext("head/title", "")

    @property
    def is_framed(self) -> bool:
        """Whether it has the frame of the site; cards and moved pages stand alone."""
        return self.root.find(".//header[@class='site-head']") is not None

    @property
    def is_moved(self) -> bool:
        return self.root.find(".//meta[@http-equiv='refresh']") is not None

    def name(self, element: HtmlElement) -> str:
        """The accessible name: what it is labelled, or else what it says, or its title."""
        if named_by := element.get("aria-labelledby"):
            return spoken_all(self.root.get_element_by_id(id) for id in named_by.split())
        said = element.get("aria-label") or spoken(element) or element.get("title") or ""
        return " ".join(said.split())

    def address(self, link: HtmlElement) -> str:
        """Where a link leads, seen from the site's root."""
        return urljoin(HERE + self.uri.removesuffix("index.html"), link.get("href"))


def is_hidden(element: HtmlElement) -> bool:
    """Whether nobody meets it: it, or what it is in, is hidden from all, or a template."""
    around = [element, *element.iterancestors()]
    return any("hidden" in e.attrib or e.tag == "template" for e in around)


def spoken(element: HtmlElement) -> str:
    """What a screen reader reads of an element."""
    if not isinstance(element.tag, str) or element.get("aria-hidden") == "true":
        return ""
    if element.tag == "img":
        return element.get("alt", "")
    inside = (spoken(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


def spoken_all(elements: Iterator[HtmlElement]) -> str:
    return " ".join(" ".join(map(spoken, elements)).split())


@pytest.fixture(scope="module")
def built(site: Path) -> list[Built]:
    pages = [
        Built(path.relative_to(site).as_posix(), html.document_fromstring(path.read_bytes()))
        for path in sorted(site.rglob("*.html"))
    ]
    assert len(pages) > 200
    return pages


def headings(page: Built) -> Iterator[str]:
    levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"h{before} is followed by h{after}"
    yield from (f"empty {e.tag}" for e in page.all("h1", "h2", "h3", "h4") if not spoken(e).strip())


def landmarks(page: Built) -> Iterator[str]:
    def of_page(tag: str) -> list[HtmlElement]:
        return [e for e in page.all(tag) if not any(a.tag in SECTIONS for a in e.iterancestors())]

    found = {tag: len(of_page(tag)) for tag in ("main", "header", "footer")}
    framed = int(page.is_framed)
    if found != {"main": 1, "header": framed, "footer": framed}:
        yield f"{found}"
    for tag in ("nav", "aside", "form", "section"):
        names = Counter(page.name(e) for e in page.all(tag) if tag != "form" or e.get("role"))
        unnamed = names.pop("", 0)
        if unnamed and tag != "form":
            yield f"{unnamed} {tag} without a name"
        yield from (f"{count} {tag} named {name}" for name, count in names.items() if count > 1)


def skip_link(page: Built) -> Iterator[str]:
    if not page.is_framed:
        return
    first = next(e for e in page.all("a", "button", "input", "select", "textarea", "summary"))
    target = (first.get("href") or "").removeprefix("#")
    if first.get("class") != "skip" or not spoken(first).strip():
        yield f"the first that takes focus is {spoken(first)!r}"
    elif target not in page.ids or page.root.get_element_by_id(target).tag != "main":
        yield f"the skip link leads to {target!r}"


def titles(page: Built) -> Iterator[str]:
    whole = page.title.removesuffix(f" – {SITE_NAME}")
    if page.uri == "index.html":
        if page.title != SITE_NAME:
            yield page.title
    elif not page.is_moved and (whole == page.title or not whole.strip()):
        yield page.title


def languages(page: Built) -> Iterator[str]:
    if page.root.get("lang") not in LANGUAGES:
        yield f"page in {page.root.get('lang')}"
    for element in page.root.iter():
        language = element.get("lang")
        if language is not None and language not in PARTS_OF_LANGUAGE:
            yield f"{element.tag} in {language!r}"


def links(page: Built) -> Iterator[str]:
    by_name = defaultdict(set)
    for link in page.all("a"):
        if link.get("href") is None:
            yield f"a link to nowhere: {page.name(link)}"
        elif name := page.name(link):
            by_name[name.lower()].add((page.address(link), link.get("aria-describedby")))
        else:
            yield f"a link without a name to {link.get('href')}"
    for name, leads in by_name.items():
        if len({by for _, by in leads}) < len(leads):
            yield f"«{name}» leads to {sorted(address for address, _ in leads)}"


def ids(page: Built) -> Iterator[str]:
    yield from (f"{count} of id {id}" for id, count in page.ids.items() if count > 1)
    for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        for element in page.root.iterfind(f".//*[@{name}]"):
            missing = [id for id in element.get(name).split() if id not in page.ids]
            yield from (f"{element.tag} {name} {id} is missing" for id in missing)


SHORT = 3
"""With fewer parts than this, a list of them is longer than what it saves."""


def contents(page: Built) -> Iterator[str]:
    for nav in page.all("nav"):
        inside = [a for a in nav.iter("a") if (a.get("href") or "").startswith("#")]
        if inside and len(inside) < SHORT:
            yield f"a list of {len(inside)} parts: {page.name(nav)}"


@pytest.mark.parametrize(
    "faults",
    [headings, landmarks, skip_link, titles, languages, links, ids, contents],
    ids=lambda faults: faults.__name__,
)
def test_every_page(built: list[Built], faults) -> None:
    assert [f"{page.uri}: {fault}" for page in built for fault in faults(page)] == []


FRAME = """<html lang="nb"><head><title>Side – Eksempelsamlingen</title></head><body>
<a class="skip" href="#m">Til innholdet</a><header class="site-head"></header>
<main id="m"><h1>Side</h1>%s</main><footer></footer></body></html>"""


@pytest.mark.parametrize(
    ("faults", "inside", "found"),
    [
        (headings, "<h1>To</h1>", "2 h1"),
        (headings, "<h3>Dypt</h3>", "h1 is followed by h3"),
        (headings, "<h2><span aria-hidden=true>x</span></h2>", "empty h2"),
        (landmarks, "<nav></nav>", "1 nav without a name"),
        (landmarks, "<nav aria-label=A></nav><nav aria-label=A></nav>", "2 nav named A"),
        (languages, "<p lang=norsk>Hei</p>", "p in 'norsk'"),
        (links, "<a href=x></a>", "a link without a name to x"),
        (links, "<a>Her</a>", "a link to nowhere: Her"),
        (
            links,
            "<a href=x>Les mer</a> <a href=y aria-label='les  mer'>Y</a>",
            "«les mer» leads to ['https://here/side/x', 'https://here/side/y']",
        ),
        (ids, "<p id=m></p>", "2 of id m"),
        (ids, "<p aria-describedby=borte></p>", "p aria-describedby borte is missing"),
        (contents, "<nav aria-label=A><a href=#m>A</a></nav>", "a list of 1 parts: A"),
    ],
)
def test_faults_are_found(faults, inside: str, found: str) -> None:
    page = Built("side/index.html", html.document_fromstring(FRAME % inside))
    assert list(faults(page)) == [found]
    sound = "<h2>A</h2><nav aria-label=A><a href=x>B</a></nav><section hidden></section>"
    assert list(faults(Built("side/index.html", html.document_fromstring(FRAME % sound)))) == []


@pytest.mark.parametrize(
    ("faults", "changed", "found"),
    [
        (skip_link, ('class="skip"', ""), "the first that takes focus is 'Til innholdet'"),
        (skip_link, ("#m", "#n"), "the skip link leads to 'n'"),
        (titles, ("Side – Eksempelsamlingen", "Side"), "Side"),
        (languages, ('lang="nb"', 'lang="no"'), "page in no"),
        (landmarks, ("<footer></footer>", ""), "{'main': 1, 'header': 1, 'footer': 0}"),
    ],
)
def test_faults_of_the_frame_are_found(faults, changed: tuple[str, str], found: str) -> None:
    page = html.document_fromstring((FRAME % "").replace(*changed))
    assert found in list(faults(Built("side/index.html", page)))


def test_no_two_pages_have_the_same_title(built: list[Built]) -> None:
    pages = defaultdict(list)
    for page in built:
        pages[page.title].append(page.uri)
    assert {title: uris for title, uris in pages.items() if len(uris) > 1} == {}


@pytest.mark.parametrize(("parts", "is_listed"), [(1, False), (2, False), (3, True)])
def test_only_a_long_page_lists_its_parts(
    project: Path, build: Build, parts: int, is_listed: bool
) -> None:
    one = "\n  - {tittel: Del, utvalg: {tema: [nettverk]}}"
    folder = project / "docs" / "samlinger"
    folder.mkdir()
    (folder / "kort.md").write_text(collection_text(deler=one * parts), encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    page = (project / "site" / "samlinger" / "kort" / "index.html").read_text(encoding="utf-8")
    assert page.count('<h2 id="del-') == parts
    assert ('class="contents"' in page) == is_listed

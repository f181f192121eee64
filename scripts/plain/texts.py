"""Every text of the interface and every intro, by the place where readers meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.contributing.pages import contribute_pages
from eksempelsamling.contributing.ways import Ways
from eksempelsamling.messages import MESSAGES
from eksempelsamling.page import Page
from eksempelsamling.pages import Site
from eksempelsamling.reference.pages import reference_pages
from messages import template
from mkdocs.utils.meta import get_data

from plain.blocks import blocks, intro

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
THEME = ROOT / "plugins" / "eksempelsamling" / "theme"

AREAS = {
    "theme/main.html": "Rammen rundt alle sider",
    "i18n.py": "Rammen rundt alle sider",
    "templates/practices.html": "Søket og lista over eksempler",
    "templates/practice.html": "Siden til et eksempel",
    "templates/components": "Siden til et eksempel",
    "knowledge.py": "Siden til et eksempel",
    "relations": "Siden til et eksempel",
    "templates/card.html": "Deling og kort",
    "templates/mention.html": "Siden til et eksempel",
    "templates/redirect.html": "Siden til et eksempel",
    "templates/front.html": "Forsiden",
    "templates/theme.html": "Temaer",
    "templates/my_list.html": "Lista mi",
    "meeting": "Møter",
    "templates/meeting.html": "Møter",
    "curated": "Samlinger og fylker",
    "templates/booklet.html": "Samlinger og fylker",
    "templates/collection": "Samlinger og fylker",
    "templates/county.html": "Samlinger og fylker",
    "contributing": "Spørsmålene i skjemaet",
}
"""Where a text stands, by the beginning of its file's path."""
ELSEWHERE = "Lister, kilder og oversikt"

KINDS = {
    "praksis": "eksempler",
    "tema": "temaer",
    "samlinger": "samlinger",
    "kilder": "kilder",
    "mote": "møter",
    "bidra": "sidene om å bidra",
}
"""What the first folder of an address holds; others are lists of one kind or another."""
OTHERS = "lister og oversikter"
MADE_OF_OTHERS = ("bidra/komponenter.md", "bidra/meldinger.md")
"""Pages of texts that stand elsewhere: components for developers with examples, and messages."""

_TITLE = re.compile(r"^\s*# .*$", re.MULTILINE)
_TAGS = re.compile(r"\{%.*?%\}")
_FILLED_IN = re.compile(r"%\(\w+\)s|\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the place of it in words."""

    place: str
    text: str


def texts() -> list[Text]:
    """All of them, in no special order; one that stands several times at a place is there once."""
    catalogue = load(ROOT / "practices")
    found = (
        *_interface(),
        *_problems(),
        *_terms(catalogue),
        *_contributing(catalogue),
        *_intros(catalogue),
        *_written(),
    )
    return list(dict.fromkeys(Text(place, _FILLED_IN.sub("…", text)) for place, text in found))


Found = Iterator[tuple[str, str]]


def _interface() -> Found:
    """The messages of the catalogue of translations."""
    for message in template():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        for text in filter(None, ids):
            yield _area(message.locations[0][0]), text


def _area(path: str) -> str:
    return next((name for start, name in AREAS.items() if path.startswith(start)), ELSEWHERE)


def _problems() -> Found:
    """What contributors are told; the reference of messages shows the same."""
    for words in MESSAGES.values():
        yield "Meldinger fra kontrollen", f"{words.message} {words.fix}"


def _terms(catalogue: Catalogue) -> Found:
    for terms in catalogue.vocabulary.groups.values():
        for term in terms.values():
            for text in filter(None, (term.name, term.description, term.situation, term.about)):
                yield "Ordene i vokabularet", text
    for entry in catalogue.glossary:
        yield "Ordlista", entry.explanation
    for source in catalogue.sources.values():
        yield "Om kildene", source.about


def _contributing(catalogue: Catalogue) -> Found:
    """The pages in bokmål only, whose texts are not in the catalogue of translations."""
    for page in contribute_pages(catalogue, Ways()):
        for text in blocks(page.html):
            yield "Skjemaene", text
    for page in reference_pages(catalogue):
        if page.uri not in MADE_OF_OTHERS:
            for text in blocks(page.html):
                yield "Oppslag om felter og kommandoer", text


def _intros(catalogue: Catalogue) -> Found:
    for page in Site(catalogue).pages():
        if page.language == "nb":
            for text in intro(page.html) or filter(None, [page.description]):
                yield f"Først på siden: {_kind(page)}", text


def _kind(page: Page) -> str:
    folder, _, rest = page.uri.partition("/")
    return KINDS[folder] if rest not in {"", "index.md"} and folder in KINDS else OTHERS


def _written() -> Found:
    """The pages and collections written by hand: descriptions, and what is before the headings."""
    for path in sorted(DOCS.rglob("*.md")):
        folder = path.parent.name
        if folder == "benchmark" or path.name.startswith("_"):
            continue
        kind = "samlinger" if folder == "samlinger" else "sider skrevet for hånd"
        body, meta = get_data(path.read_text(encoding="utf-8"))
        first = _TITLE.sub("", body.partition("\n## ")[0])
        for text in (str(meta.get("description") or ""), *first.split("\n\n")):
            if text.strip():
                yield f"Først på siden: {kind}", " ".join(text.split())
    lost = _TAGS.sub("", (THEME / "404.html").read_text(encoding="utf-8"))
    for text in blocks(lost):
        yield "Rammen rundt alle sider", text

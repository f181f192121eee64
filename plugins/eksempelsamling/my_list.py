"""The page of a list of one's own, and what its script is told of the write-ups.

The list itself is never here: it stays in the reader's browser, or in an address that is shared.

The search data would not do. Its `start` is large, leads from words and not from ids, and knows
neither old ids nor archived write-ups. So the page has files of its own: neighbours in the order
of ids stand together, and the page tells with which id each file begins. Three write-ups cost at
most three small files, and an id that nobody has is looked for without asking for a missing file.
Each is a script that hands its content over, because pages from disk may load nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.making import MAX_NOTE, MAX_TITLE, frame
from eksempelsamling.model import Practice
from eksempelsamling.page import Page, own_page
from eksempelsamling.search.writer import as_scripts
from eksempelsamling.templating import sizes_in_words

FOLDER = "assets/liste/"
PER_FILE = 50
"""Ids in one file: about 8 kB after gzip."""


@dataclass(frozen=True, slots=True)
class ListData:
    """What is published for the page."""

    folder: str
    """Below the site's root, named by the content."""
    firsts: tuple[str, ...]
    """The first id of each file; the files are named by their number."""
    scripts: dict[str, str]
    """Path below the root → content."""


def list_data(catalogue: Catalogue) -> ListData:
    """Every write-up by id, archived ones too, and the ids that others had before."""
    rows: dict[str, object] = {p.id: _row(p) for p in catalogue.practices}
    rows = {alias: p.id for p in catalogue.practices for alias in p.aliases} | rows
    ids = sorted(rows)
    starts = range(0, len(ids), PER_FILE)
    texts = {
        str(number): json.dumps(
            {id: rows[id] for id in ids[start : start + PER_FILE]},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for number, start in enumerate(starts)
    }
    digest, scripts = as_scripts(texts)
    folder = f"{FOLDER}{digest}/"
    by_path = {f"{folder}{name}": text for name, text in scripts.items()}
    return ListData(folder, tuple(ids[start] for start in starts), by_path)


def _row(practice: Practice) -> list[object]:
    """[title, summary, facts in words, language, whether it is archived: 0 or 1]."""
    facts = [
        practice.evidence.label("nb") if practice.evidence else "",
        sizes_in_words(practice, "nb"),
        practice.maturity.label("nb") if practice.maturity else "",
    ]
    return [
        practice.title,
        practice.summary,
        " · ".join(filter(None, facts)),
        practice.language,
        int(practice.is_archived),
    ]


def list_page(catalogue: Catalogue, root: str) -> Page:
    """The page at `liste/`. `root` is the absolute address of the site, where it is known."""
    data = list_data(catalogue)
    page = own_page(
        catalogue,
        "liste/index.md",
        "my_list.html",
        "Lista mi",
        root=root,
        data=data,
        most_title=MAX_TITLE,
        most_note=MAX_NOTE,
        frame=frame(),
    )
    return replace(page, noindex=True)

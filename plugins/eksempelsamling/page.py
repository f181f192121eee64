"""A page as a plain value, addresses between pages, and what our own pages are made with.

A page's address follows from its `uri` the way MkDocs does it: `tema/teamledelse.md` is read at
`tema/teamledelse/`, `tema/index.md` at `tema/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.model import Language
from eksempelsamling.templating import render


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    uri: str
    """Path of its Markdown file, e.g. `praksis/laerende-moter.md`."""
    title: str
    html: str
    description: str = ""
    language: Language = "nb"
    source: Path | None = None
    """The write-up it shows, for the edit link."""
    changed: date | None = None
    noindex: bool = False
    """Whether search engines should leave it out: archived texts, and pages of problems."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that leads on."""

    uri: str
    """Path of the HTML file, e.g. `praksis/gammel-id/index.html`."""
    html: str


def href_from(uri: str) -> Callable[[str], str]:
    """Relative addresses for links on the page with `uri`."""
    folder = uri.removesuffix("index.md").removesuffix(".md")
    up = "../" * len([part for part in folder.split("/") if part])

    def href(path: str) -> str:
        return (up + path) or "./"

    return href


def own_page(
    catalogue: Catalogue,
    uri: str,
    template: str,
    title: str,
    *,
    description: str = "",
    **values: Any,
) -> Page:
    """A bokmål page of our own, as new as the write-up reviewed last."""
    html = render(
        template,
        "nb",
        href_from(uri),
        title=title,
        vocabulary=catalogue.vocabulary,
        **values,
    )
    newest = max((p.reviewed for p in catalogue.listed if p.reviewed), default=None)
    return Page(uri, title, html, description, changed=newest)

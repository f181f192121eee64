"""The page of one write-up."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from eksempelsamling import markup
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.i18n import translations
from eksempelsamling.links import Links
from eksempelsamling.markup import Section
from eksempelsamling.model import Practice, Term
from eksempelsamling.page import Page, href_from
from eksempelsamling.templating import render

WORDS_PER_MINUTE = 200
REVIEW_YEARS = 2
"""A write-up reviewed longer ago carries a notice (24 months)."""
KNOWLEDGE_BEFORE = "spørsmål"
"""The section before which a page says what is known and not known."""


def practice_page(practice: Practice, catalogue: Catalogue) -> Page:
    """The page of one write-up."""
    uri = f"praksis/{practice.id}.md"
    href = href_from(uri)
    written = in_page_order(practice, catalogue)
    minutes = reading_minutes([part for _, part in written])
    parts = _sections(written, catalogue.links, href)
    turn = next((i for i, part in enumerate(parts) if part["questions"]), len(parts))
    dates = catalogue.dates_of(practice)
    text = translations(practice.language).gettext
    related = catalogue.related(practice)
    headings = [
        *((part["id"], part["heading"]) for part in parts[:turn]),
        *([("vet", text("Det vi vet og ikke vet"))] if practice.knowledge else []),
        *((part["id"], part["heading"]) for part in parts[turn:]),
        *([("provd", text("Andre har prøvd"))] if practice.tryouts else []),
        *([("sammen", text("Hører sammen med"))] if related else []),
        ("spor", text("Hvem du kan spørre")),
        *([("kilder", text("Kilder"))] if practice.citations else []),
    ]
    html = render(
        "practice.html",
        practice.language,
        href,
        practice=practice,
        vocabulary=catalogue.vocabulary,
        sections_before=parts[:turn],
        sections_after=parts[turn:],
        headings=[h for h in headings if h[1]],
        minutes=minutes,
        related=related,
        citations=[(c, catalogue.sources[c.source_id]) for c in practice.citations],
        outdated=is_outdated(practice, catalogue.today),
        replacement=catalogue.find(practice.replaced_by),
        changed=dates.changed if dates else None,
    )
    return Page(
        uri,
        practice.title,
        html,
        practice.summary,
        practice.language,
        catalogue.folder / f"{practice.id}.md",
        dates.changed if dates else practice.reviewed,
        noindex=not practice.is_listed or practice.is_draft,
    )


def _sections(
    written: Sequence[tuple[Term | None, Section]], links: Links, href: Callable[[str], str]
) -> list[dict[str, Any]]:
    def address(target: str) -> str | None:
        found = links.href(target)
        return href(found.removeprefix("/")) if found and found.startswith("/") else found

    return [
        {
            # A draft's own headings must not take the ids of the page's parts.
            "id": term.slug if term else f"avsnitt-{number}",
            "heading": part.heading,
            "html": Markup(markup.render(part.tokens, address)),  # noqa: S704 – cleaned by nh3
            "questions": bool(term and term.id == KNOWLEDGE_BEFORE),
        }
        for number, (term, part) in enumerate(written, 1)
    ]


def in_page_order(practice: Practice, catalogue: Catalogue) -> list[tuple[Term | None, Section]]:
    """Sections in the order pages show them: the fixed ones first, then a draft's own."""
    parts = [p for p in markup.sections(practice.body) if p.tokens or p.heading]
    terms = catalogue.vocabulary["seksjon"].values()
    fixed = {t.label(practice.language): t for t in terms}
    order = {heading: index for index, heading in enumerate(fixed)}
    parts.sort(key=lambda p: order.get(p.heading, len(order)) if p.heading else -1)
    return [(fixed.get(part.heading), part) for part in parts]


def reading_minutes(parts: Sequence[Section]) -> int:
    """Reading time of a text in whole minutes, at least one."""
    return max(1, math.ceil(markup.word_count(parts) / WORDS_PER_MINUTE))


def is_outdated(practice: Practice, today: date) -> bool:
    """Whether the last review lies more than 24 months back."""
    if practice.reviewed is None:
        return False
    reviewed = practice.reviewed
    return (reviewed.year + REVIEW_YEARS, reviewed.month, reviewed.day) < (
        today.year,
        today.month,
        today.day,
    )

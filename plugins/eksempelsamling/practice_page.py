"""The page of one write-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eksempelsamling import knowledge
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.i18n import translations
from eksempelsamling.meeting.making import has_pack
from eksempelsamling.meeting.model import Place
from eksempelsamling.model import Practice
from eksempelsamling.page import Page, href_from
from eksempelsamling.relations.computed import Suggestion
from eksempelsamling.sharing import shared
from eksempelsamling.templating import render
from eksempelsamling.texts import Texts, page_uri

REVIEW_YEARS = 2
"""A write-up reviewed longer ago carries a notice (24 months)."""

FIRST_HEADINGS = frozenset({"slik", "vet", "sporsmal", "sammen"})
"""Ids of the parts that a small screen leads to; all of them would fill it."""


def practice_page(
    practice: Practice,
    catalogue: Catalogue,
    texts: Texts,
    nearest: Sequence[Suggestion] = (),
    root: str = "",
) -> Page:
    """The page of one write-up. `root` is the absolute address of the site, where it is known."""
    uri = page_uri(practice)
    written = texts.by_id[practice.id]
    parts = written.parts
    turn = next((i for i, part in enumerate(parts) if part.is_questions), len(parts))
    dates = catalogue.dates_of(practice)
    text = translations(practice.language).gettext
    related = catalogue.related(practice)
    shown = {relation.other.id for relation in related}
    mentioned_in = [other for other in texts.mentioning(practice) if other.id not in shown]
    placed = catalogue.placed(practice)
    headings = [
        *((part.id, part.heading) for part in parts[:turn]),
        ("vet", text("Det vi vet og ikke vet")),
        *((part.id, part.heading) for part in parts[turn:]),
        *([("provd", text("Andre har prøvd"))] if practice.tryouts else []),
        *([("sammen", text("Hører sammen med"))] if related else []),
        *([("nytte", text("Du kan også ha nytte av"))] if nearest else []),
        *([("nevnt", text("Nevnt i"))] if mentioned_in else []),
        *([("samlinger", text("Med i samlingene"))] if placed else []),
        ("spor", text("Hvem du kan spørre")),
        *([("ord", text("Ord forklart"))] if written.explained else []),
        *([("kilder", text("Kilder"))] if practice.citations else []),
    ]
    html = render(
        "practice.html",
        practice.language,
        href_from(uri),
        practice=practice,
        vocabulary=catalogue.vocabulary,
        sections_before=parts[:turn],
        sections_after=parts[turn:],
        headings=[h for h in headings if h[1]],
        first_headings=FIRST_HEADINGS,
        minutes=written.minutes,
        rows=knowledge.rows(practice, catalogue.sources, catalogue.vocabulary),
        related=related,
        nearest=nearest,
        mentioned_in=mentioned_in,
        placed=placed,
        meeting=Place(practice.id) if has_pack(practice) else None,
        explained=written.explained,
        citations=[(c, catalogue.sources[c.source_id]) for c in practice.citations],
        outdated=is_outdated(practice, catalogue.today),
        replacement=catalogue.find(practice.replaced_by),
        changed=dates.changed if dates else None,
        shared=shared(root, practice.uri, practice.title, practice.summary)
        if practice.is_listed and not practice.is_draft
        else None,
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

"""The reference pages under /bidra/. Like the form they are in bokmål only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.contributing.questions import QUESTIONS, SECTION
from eksempelsamling.json_schema import COLLECTION, WRITE_UP
from eksempelsamling.page import Page, href_from, own_page
from eksempelsamling.reference.commands import commands
from eksempelsamling.reference.components import components
from eksempelsamling.reference.examples import COLLECTION_EXAMPLES, write_up_examples
from eksempelsamling.reference.fields import entries, groups_of
from eksempelsamling.reference.kinds import Stock
from eksempelsamling.reference.messages import message_groups
from eksempelsamling.reference.rendering import described, literal
from eksempelsamling.relations.computed import Suggestion

FEW = 5
"""So many terms are named at the field itself."""


def reference_pages(
    catalogue: Catalogue, nearest: Mapping[str, Sequence[Suggestion]] | None = None, root: str = ""
) -> Iterator[Page]:
    """The pages of all fields, all commands, all messages and all components.

    Args:
        catalogue: the collection, which also the examples are from.
        nearest: id → what the page of a write-up suggests.
        root: absolute address of the site with a slash at the end, or nothing.

    """
    yield _fields_page(catalogue)
    yield own_page(
        catalogue, "bidra/kommandoer.md", "commands.html", "Alle kommandoene", commands=commands()
    )
    yield own_page(
        catalogue, "bidra/meldinger.md", "messages.html", "Hva betyr meldingen?",
        groups=message_groups(),
    )  # fmt: skip
    yield _components_page(catalogue, nearest or {}, root)


def _fields_page(catalogue: Catalogue) -> Page:
    vocabulary = catalogue.vocabulary
    of_write_ups = entries(WRITE_UP, write_up_examples(), vocabulary)
    of_collections = entries(COLLECTION, COLLECTION_EXAMPLES, vocabulary)
    groups = dict.fromkeys(groups_of([*of_write_ups, *of_collections]))
    sections = vocabulary["seksjon"].values()
    return own_page(
        catalogue,
        "bidra/felter.md",
        "fields.html",
        "Alle feltene",
        kinds=[
            ("omtale", "Feltene i en omtale", of_write_ups),
            ("samling", "Feltene i en samling", of_collections),
        ],
        sections=[(term, QUESTIONS[SECTION + term.id].asked) for term in sections],
        lists=[(group, list(vocabulary[group].values())) for group in groups],
        few={group for group in groups if len(vocabulary[group]) <= FEW},
    )


def _components_page(
    catalogue: Catalogue, nearest: Mapping[str, Sequence[Suggestion]], root: str
) -> Page:
    """For developers. Search engines leave it out: what it shows stands on other pages."""
    uri = "bidra/komponenter.md"
    stock = Stock(catalogue, nearest, root, href_from(uri))
    page = own_page(
        catalogue,
        uri,
        "components.html",
        "Alle komponentene",
        described=list(described(components(), stock)),
        literal=literal,
    )
    return replace(page, noindex=True)

"""Small pages for frames on intranets: a write-up or a collection in short, with a link to it.

They are no pages of the site: no head, no foot, in no list, and search engines leave them out.
"""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.model import Collection
from eksempelsamling.model import Practice
from eksempelsamling.page import href_from
from eksempelsamling.sharing import card_uri
from eksempelsamling.templating import render

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def card_files(catalogue: Catalogue, site_name: str) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML of every card.

    An old id keeps its card: it stands in frames that we know nothing of.
    """
    for practice in catalogue.practices:
        for id in (practice.id, *practice.aliases):
            yield _card(card_uri(f"praksis/{id}/"), "card.html", practice, site_name)
    for collection in catalogue.collections:
        yield _card(card_uri(collection.uri), "collection_card.html", collection, site_name)


def _card(uri: str, template: str, shown: Practice | Collection, site_name: str) -> tuple[str, str]:
    href = href_from(f"{uri}index.md")
    values = {"shown": shown, "site_name": site_name, "policy": POLICY}
    return f"{uri}index.html", render(template, shown.language, href, **values)

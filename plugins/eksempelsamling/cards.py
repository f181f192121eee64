"""Small pages for frames on intranets: a write-up in short, with a link to all of it.

They are no pages of the site: no head, no foot, in no list, and search engines leave them out.
"""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling.catalogue import Catalogue
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
            uri = card_uri(id)
            html = render(
                "card.html",
                practice.language,
                href_from(f"{uri}index.md"),
                practice=practice,
                site_name=site_name,
                policy=POLICY,
            )
            yield f"{uri}index.html", html

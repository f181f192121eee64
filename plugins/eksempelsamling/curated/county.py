"""The page of a county: what it has given out, what is tried there, whom to ask, what is missing.

Only what the county itself has; it is never set beside another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.model import Practice, Term, Unit
from eksempelsamling.page import Page, own_page
from eksempelsamling.templating import term_path
from eksempelsamling.themes import gaps_among
from eksempelsamling.words import sort_key


def has_page(catalogue: Catalogue, county: Term) -> bool:
    """Counties have a page when a write-up or a collection is theirs."""
    return catalogue.is_carried(county) or bool(catalogue.published_by(county))


def county_page(catalogue: Catalogue, county: Term) -> Page:
    """The page of one county."""
    practices = catalogue.with_term(county)
    carried = {theme for practice in practices for theme in practice.themes}
    themes = catalogue.vocabulary["tema"].values()
    return own_page(
        catalogue,
        f"{term_path(county)[:-1]}.md",
        "county.html",
        county.name,
        county=county,
        collections=catalogue.published_by(county),
        practices=practices,
        contacts=_contacts(practices),
        missing_themes=[theme for theme in themes if theme not in carried],
        gaps=gaps_among(catalogue, practices),
        today=catalogue.today,
    )


def _contacts(practices: Sequence[Practice]) -> list[tuple[Unit, list[Practice]]]:
    """Each unit and role that readers may ask, with what they can be asked about."""
    found: dict[Unit, list[Practice]] = defaultdict(list)
    for practice in practices:
        if practice.contact:
            found[practice.contact].append(practice)
    return sorted(found.items(), key=lambda pair: (sort_key(pair[0].unit), sort_key(pair[0].role)))

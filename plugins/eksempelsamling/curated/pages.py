"""The pages of curated collections: the list of them, and one for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from eksempelsamling import markup
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.body import CLOSING, intro_and_closing
from eksempelsamling.curated.county import has_page
from eksempelsamling.curated.loading import FOLDER, folder_of
from eksempelsamling.curated.model import Collection, Selection
from eksempelsamling.i18n import translations
from eksempelsamling.markup import Section
from eksempelsamling.meeting.making import has_pack
from eksempelsamling.meeting.model import Place
from eksempelsamling.model import Language, Term
from eksempelsamling.page import Page, href_from, own_page
from eksempelsamling.problems import Problem
from eksempelsamling.reading import display_path
from eksempelsamling.sharing import shared
from eksempelsamling.templating import in_a_row, render
from eksempelsamling.translatable import _
from eksempelsamling.words import is_id, slug, sort_key

GROUP_NAMES = {
    "tema": _("Tema"),
    "kontorstørrelse": _("Kontorstørrelse"),
    "evidens": _("Type kunnskap"),
    "rolle": _("Rolle"),
    "nivå": _("Hvor i NAV"),
    "modenhet": _("Hvor langt det er kommet"),
    "fylke": _("Fylke"),
    "språk": _("Språk"),
}
"""What a living part goes by, as the explorer calls its facets."""


def collection_pages(catalogue: Catalogue, root: str = "") -> Iterator[Page]:
    """The list of collections, and the page of each.

    `root` is the absolute address of the site, for sharing; nothing when nobody has said.
    """
    listed = catalogue.listed_collections
    yield own_page(
        catalogue,
        f"{FOLDER}/index.md",
        "collections.html",
        "Samlinger",
        by_publisher=_by_publisher(listed),
        by_theme=_by_theme(catalogue, listed),
        today=catalogue.today,
        has_page=lambda county: has_page(catalogue, county),
    )
    for collection in catalogue.collections:
        yield _page(collection, catalogue, root)


def problem_page(catalogue: Catalogue, path: str, problems: Sequence[Problem]) -> Page | None:
    """Stands in for a collection that cannot be shown, while its curator works on it.

    None when the file at `path` (as problems name it) is no collection.
    """
    if Path(path).parent.as_posix() != display_path(folder_of(catalogue.folder)):
        return None
    name = Path(path).name
    id = name.removesuffix(".md")
    free = is_id(id) and all(id != collection.id for collection in catalogue.collections)
    uri = f"{FOLDER}/{id}.md" if free else f"{FOLDER}/rettes/{slug(name) or 'fil'}.md"
    return own_page(catalogue, uri, "problems.html", f"{name} må rettes", problems=problems)


def in_words(selection: Selection, language: Language) -> str:
    """What a living part asks for: "Tema: teamledelse. Rolle: fadder eller veileder"."""
    text = translations(language).gettext
    return ". ".join(
        f"{text(GROUP_NAMES[group])}: {in_a_row(list(terms), language)}"
        for group, terms in groupby(selection.terms, lambda term: term.group)
    )


def _page(collection: Collection, catalogue: Catalogue, root: str) -> Page:
    uri = f"{FOLDER}/{collection.id}.md"
    href = href_from(uri)
    language = collection.language

    def html(section: Section | None) -> Markup:
        clean = markup.render(section.tokens, address) if section else ""
        return Markup(clean)  # noqa: S704 – cleaned

    def address(target: str) -> str | None:
        found = catalogue.collection_links.href(target)
        return href(found.removeprefix("/")) if found and found.startswith("/") else found

    intro, closing = intro_and_closing(collection.body)
    hidden = collection.is_draft or collection.is_archived
    for_whom = f"{translations(language).gettext('For:')} {collection.for_whom}"
    county = collection.publisher.county if collection.publisher else None
    content = render(
        "collection.html",
        language,
        href,
        collection=collection,
        intro=html(intro),
        closing=html(closing),
        closing_title=CLOSING,
        asked=[in_words(p.selection, language) if p.selection else "" for p in collection.parts],
        outdated=collection.is_outdated(catalogue.today),
        meeting=Place(collection.id, is_collection=True) if has_pack(collection) else None,
        county=county if county and has_page(catalogue, county) else None,
        shared=None if hidden else shared(root, collection.uri, collection.title, for_whom),
    )
    dates = [p.reviewed for p in collection.practices if p.reviewed]
    return Page(
        uri,
        collection.title,
        content,
        for_whom,
        language,
        folder_of(catalogue.folder) / f"{collection.id}.md",
        max(dates, default=None),
        noindex=hidden,
    )


def _by_publisher(
    collections: Sequence[Collection],
) -> list[tuple[str, Term | None, list[Collection]]]:
    """Name, county and collections of each publisher, by name; drafts may have none yet."""
    groups: dict[tuple[str, Term | None], list[Collection]] = defaultdict(list)
    for collection in collections:
        publisher = collection.publisher
        key = (publisher.name(), publisher.county) if publisher else ("", None)
        groups[key].append(collection)
    return [(name, county, groups[name, county]) for name, county in sorted(groups, key=_by_name)]


def _by_name(publisher: tuple[str, Term | None]) -> tuple[str, str]:
    return sort_key(publisher[0])


def _by_theme(
    catalogue: Catalogue, collections: Sequence[Collection]
) -> list[tuple[Term, list[Collection]]]:
    """The themes that collections are about, in the order of the vocabulary."""
    found = [
        (theme, [c for c in collections if theme in c.themes])
        for theme in catalogue.vocabulary["tema"].values()
    ]
    return [(theme, about) for theme, about in found if about]

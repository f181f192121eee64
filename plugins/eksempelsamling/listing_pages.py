"""Pages that list write-ups: all of them, and those of each term of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from eksempelsamling import themes
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.county import county_page
from eksempelsamling.model import Term
from eksempelsamling.page import Page, own_page
from eksempelsamling.templating import GROUP_PATHS, suits_all, term_path
from eksempelsamling.translatable import _
from eksempelsamling.words import sort_key

GROUP_TITLES = {
    "tema": _("Temaer"),
    "kontorstørrelse": _("Kontorstørrelser"),
    "evidens": _("Kunnskapstyper"),
    "rolle": _("Roller"),
    "nivå": _("Nivåer"),
    "fylke": _("Fylker"),
    "modenhet": _("Hvor langt det er kommet"),
}
GROUP_INTROS = {
    "tema": _("Finn eksempler etter hva de handler om."),
    "kontorstørrelse": _("Finn eksempler som passer for et kontor på størrelse med ditt."),
    "evidens": _("To slags kunnskap står side om side. Den ene er ikke bedre enn den andre."),
    "rolle": _("Finn eksempler etter hvem de gjelder."),
    "nivå": _("Finn eksempler etter hvor i NAV de hører hjemme."),
    "fylke": _("Finn eksempler etter hvor kilden sier at de er prøvd."),
    "modenhet": _("Finn forslag, det noen gjør i dag, og det som er avsluttet."),
}


def listing_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of everything, and the pages of every group of terms."""
    yield _all_practices(catalogue)
    for group in GROUP_PATHS:
        yield from _group_pages(catalogue, group)


def terms_in_use(catalogue: Catalogue, group: str, *, used: bool = True) -> list[Term]:
    """The terms of `group` that listed write-ups carry, or those that none does."""
    terms = catalogue.vocabulary[group].values()
    return [t for t in terms if bool(catalogue.with_term(t)) == used]


def _all_practices(catalogue: Catalogue) -> Page:
    groups = [
        {"path": path, "title": GROUP_TITLES[group]}
        for group, path in GROUP_PATHS.items()
        if len(terms_in_use(catalogue, group)) > 1
    ]
    return own_page(
        catalogue,
        "praksis/index.md",
        "practices.html",
        "Alle eksempler",
        groups=groups,
        practices=catalogue.listed,
    )


def _group_pages(catalogue: Catalogue, group: str) -> Iterator[Page]:
    """The index of a group, and a page for each of its terms.

    Themes, sizes, kinds of evidence and levels have a page even when nothing is written
    yet, because the page says what is missing; roles and counties only when they occur.
    """
    used = terms_in_use(catalogue, group)
    unused = terms_in_use(catalogue, group, used=False)
    empty = [] if group in ("rolle", "fylke", "modenhet") else unused
    giving_out = [t for t in unused if catalogue.published_by(t)]
    elsewhere = [t for t in unused if catalogue.is_carried(t) or t in giving_out]
    if not used and not empty and not elsewhere:
        return
    yield own_page(
        catalogue,
        f"{GROUP_PATHS[group]}index.md",
        "group.html",
        GROUP_TITLES[group],
        intro=GROUP_INTROS[group],
        filled=[(t, catalogue.with_term(t)) for t in (*used, *giving_out)],
        empty=empty,
    )
    for term in dict.fromkeys((*used, *empty, *elsewhere)):
        yield PAGE_OF.get(group, _term_page)(catalogue, term)


def _term_page(catalogue: Catalogue, term: Term) -> Page:
    practices = catalogue.with_term(term)
    by_size = term.group == "kontorstørrelse"
    return own_page(
        catalogue,
        f"{term_path(term)[:-1]}.md",
        "term.html",
        term.name,
        term=term,
        group={"path": GROUP_PATHS[term.group], "title": GROUP_TITLES[term.group]},
        practices=practices,
        special=[p for p in practices if by_size and not suits_all(p)],
        others=[p for p in practices if suits_all(p)],
    )


def _theme_page(catalogue: Catalogue, theme: Term) -> Page:
    practices = catalogue.with_term(theme)
    kinds = sorted(catalogue.vocabulary["evidens"].values(), key=lambda kind: sort_key(kind.name))
    return own_page(
        catalogue,
        f"{term_path(theme)[:-1]}.md",
        "theme.html",
        theme.name,
        theme=theme,
        group={"path": GROUP_PATHS["tema"], "title": GROUP_TITLES["tema"]},
        columns=[(k, [p for p in practices if p.evidence == k]) for k in kinds]
        if practices
        else [],
        unsorted=[p for p in practices if not p.evidence],
        pairs=themes.pairs(catalogue, theme),
        gaps=themes.gaps(catalogue, theme) if practices else None,
        near=themes.nearest(catalogue, theme),
        collections=[c for c in catalogue.listed_collections if theme in c.themes],
    )


PAGE_OF: Mapping[str, Callable[[Catalogue, Term], Page]] = {
    "tema": _theme_page,
    "fylke": county_page,
}
"""The groups whose terms have more to show than a list."""

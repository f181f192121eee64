"""Catalogue → pages, as plain values. No MkDocs: any generator could publish them.

The page of a write-up is made in `practice_page.py`; the lists and registers are made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.model import Practice, Source, Term
from eksempelsamling.page import Page, Redirect, href_from
from eksempelsamling.practice_page import is_outdated, practice_page
from eksempelsamling.problems import Problem
from eksempelsamling.relations.computed import Suggestion
from eksempelsamling.templating import GROUP_PATHS, render, suits_all, term_path
from eksempelsamling.texts import Texts
from eksempelsamling.words import first_letter, is_id, slug


def _(text: str) -> str:
    """Mark a bokmål text for translation; it is looked up when the page's language is known."""
    return text


GROUP_TITLES = {
    "tema": _("Temaer"),
    "kontorstørrelse": _("Kontorstørrelser"),
    "evidens": _("Kunnskapstyper"),
    "rolle": _("Roller"),
    "nivå": _("Nivåer"),
    "fylke": _("Fylker"),
    "modenhet": _("Hvor langt det er kommet"),
}
EVIDENCE_GAPS = {
    "forskningsbasert": _("Ingen eksempler fra forskning"),
    "praksisbasert": _("Ingen eksempler fra praksis"),
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


@dataclass(frozen=True)
class Site:
    """What the pages of one build have in common."""

    catalogue: Catalogue
    nearest: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    """Id → what its page suggests to read as well."""

    @cached_property
    def texts(self) -> Texts:
        """The texts of all write-ups."""
        return Texts(self.catalogue)

    def page(self, uri: str, template: str, title: str, **values: Any) -> Page:
        """A bokmål page of our own."""
        html = render(
            template,
            "nb",
            href_from(uri),
            title=title,
            vocabulary=self.catalogue.vocabulary,
            **values,
        )
        return Page(uri, title, html, changed=_newest(self.catalogue.listed))

    def pages(self) -> Iterator[Page]:
        """Every generated page, write-ups first."""
        catalogue = self.catalogue
        for practice in catalogue.practices:
            yield practice_page(practice, catalogue, self.texts, self.nearest.get(practice.id, ()))
        for path, problems in catalogue.broken.items():
            if path.endswith(".md"):
                yield self.problems(path, problems)
        yield self.all_practices()
        for group in GROUP_PATHS:
            yield from self.group(group)
        yield from self.sources()
        yield self.glossary()
        yield self.overview()

    def redirects(self) -> Iterator[Redirect]:
        """The old addresses of write-ups that changed id."""
        for practice in self.catalogue.practices:
            for alias in practice.aliases:
                uri = f"praksis/{alias}/index"
                html = render(
                    "redirect.html",
                    practice.language,
                    href_from(f"praksis/{alias}.md"),
                    practice=practice,
                )
                yield Redirect(f"{uri}.html", html)

    def problems(self, path: str, problems: Sequence[Problem]) -> Page:
        """Stands in for a write-up that cannot be shown, while its writer works on it."""
        name = Path(path).name
        id = name.removesuffix(".md")
        free = is_id(id) and id not in self.catalogue.by_id
        uri = f"praksis/{id}.md" if free else f"praksis/rettes/{slug(name) or 'fil'}.md"
        return self.page(uri, "problems.html", f"{name} må rettes", problems=problems)

    def all_practices(self) -> Page:
        """The list of everything."""
        groups = [
            {"path": path, "title": GROUP_TITLES[group]}
            for group, path in GROUP_PATHS.items()
            if len(self._terms(group, used=True)) > 1
        ]
        return self.page(
            "praksis/index.md",
            "practices.html",
            "Alle eksempler",
            groups=groups,
            practices=self.catalogue.listed,
        )

    def _terms(self, group: str, *, used: bool) -> list[Term]:
        terms = self.catalogue.vocabulary[group].values()
        return [t for t in terms if bool(self.catalogue.with_term(t)) == used]

    def group(self, group: str) -> Iterator[Page]:
        """The index of a group, and a page for each of its terms.

        Themes, sizes, kinds of evidence and levels have a page even when nothing is written
        yet, because the page says what is missing; roles and counties only when they occur.
        """
        used, empty = self._terms(group, used=True), self._terms(group, used=False)
        path, title = GROUP_PATHS[group], GROUP_TITLES[group]
        if group in ("rolle", "fylke", "modenhet"):
            empty = []
        elsewhere = [t for t in self._terms(group, used=False) if self.catalogue.is_carried(t)]
        if not used and not empty and not elsewhere:
            return
        filled = [(t, self.catalogue.with_term(t)) for t in used]
        yield self.page(
            f"{path}index.md",
            "group.html",
            title,
            intro=GROUP_INTROS[group],
            filled=filled,
            empty=empty,
        )
        for term in dict.fromkeys((*used, *empty, *elsewhere)):
            page = self.page(
                f"{term_path(term)[:-1]}.md",
                "term.html",
                term.name,
                term=term,
                group={"path": path, "title": title},
                practices=self.catalogue.with_term(term),
                special=[p for p in self.catalogue.with_term(term) if not suits_all(p)]
                if group == "kontorstørrelse"
                else [],
                others=[p for p in self.catalogue.with_term(term) if suits_all(p)],
            )
            yield page

    def sources(self) -> Iterator[Page]:
        """The source register, and a page for each source that is used."""
        catalogue = self.catalogue
        with_users = [(s, catalogue.citing(s.id)) for s in catalogue.sources.values()]
        used = sorted(
            ((s, p) for s, p in with_users if s.id in catalogue.cited),
            key=lambda pair: -len(pair[1]),
        )
        unused = [s for s in catalogue.sources.values() if s.id not in catalogue.cited]
        yield self.page("kilder/index.md", "sources.html", "Kilder", used=used, unused=unused)
        for source, practices in used:
            yield self.page(
                f"kilder/{source.id}.md",
                "source.html",
                source.name,
                source=source,
                details=_details(source),
                report=catalogue.sources.get(source.found_in)
                if source.found_in in catalogue.cited
                else None,
                practices=practices,
            )

    def glossary(self) -> Page:
        """The glossary, by letter."""
        groups = groupby(self.catalogue.glossary, lambda entry: first_letter(entry.word))
        letters = [(letter, list(entries)) for letter, entries in groups]
        return self.page("ordliste.md", "glossary.html", "Ordliste", letters=letters)

    def overview(self) -> Page:
        """What the collection covers and lacks, for editors and counties."""
        catalogue = self.catalogue
        vocabulary = catalogue.vocabulary
        columns = [
            *vocabulary["evidens"].values(),
            *vocabulary["kontorstørrelse"].values(),
            *vocabulary["nivå"].values(),
        ]
        rows = [
            (
                theme,
                [sum(t in p.terms(t.group) for p in catalogue.with_term(theme)) for t in columns],
            )
            for theme in vocabulary["tema"].values()
        ]
        themes = [(theme, catalogue.with_term(theme)) for theme in vocabulary["tema"].values()]
        gaps = [
            (_("Ingen eksempler ennå"), [t for t, found in themes if not found]),
            (_("Bare ett eksempel"), [t for t, found in themes if len(found) == 1]),
        ]
        gaps += [
            (title, _without(vocabulary["evidens"][kind], themes))
            for kind, title in EVIDENCE_GAPS.items()
            if kind in vocabulary["evidens"]
        ]
        outdated = [p for p in catalogue.listed if is_outdated(p, catalogue.today)]
        return self.page(
            "oversikt.md",
            "overview.html",
            "Oversikt",
            columns=columns,
            rows=rows,
            gaps=gaps,
            outdated=outdated,
        )

    def front(self, chosen: Sequence[Practice], chosen_by: str) -> str:
        """HTML that follows the hand-written text on the front page."""
        catalogue = self.catalogue
        themes = [(t, catalogue.with_term(t)) for t in self._terms("tema", used=True)]
        return render(
            "front.html",
            "nb",
            href_from("index.md"),
            vocabulary=catalogue.vocabulary,
            chosen=chosen,
            chosen_by=chosen_by,
            themes=themes,
            problems=catalogue.blocking,
        )


def _without(term: Term, themes: Sequence[tuple[Term, Sequence[Practice]]]) -> list[Term]:
    """Themes with several examples, none of which has `term`."""
    return [
        theme
        for theme, found in themes
        if len(found) > 1 and not any(term in p.terms(term.group) for p in found)
    ]


def _newest(practices: Sequence[Practice]) -> date | None:
    return max((p.reviewed for p in practices if p.reviewed), default=None)


def _details(source: Source) -> list[tuple[str, str]]:
    rows = [
        ("Forfattere", "; ".join(source.authors)),
        ("År", source.year),
        ("Tittel", source.title),
        ("Utgitt i", source.publication),
        ("Utgiver", source.publisher),
        ("Sted", source.place),
        ("Bind og sider", source.pages),
        ("ISBN", source.isbn),
    ]
    return [(name, value) for name, value in rows if value]

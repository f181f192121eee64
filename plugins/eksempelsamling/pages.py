"""Catalogue → pages, as plain values. No MkDocs: any generator could publish them.

A page's address follows from its `uri` the way MkDocs does it: `tema/teamledelse.md` is read at
`tema/teamledelse/`, `tema/index.md` at `tema/`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from eksempelsamling import markup
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.i18n import translations
from eksempelsamling.markup import Section
from eksempelsamling.model import Language, Practice, Source, Term
from eksempelsamling.problems import Problem
from eksempelsamling.templating import GROUP_PATHS, render, suits_all, term_path
from eksempelsamling.words import first_letter, is_id, slug

WORDS_PER_MINUTE = 200
REVIEW_YEARS = 2
"""A write-up reviewed longer ago carries a notice (24 months)."""
KNOWLEDGE_BEFORE = "spørsmål"
"""The section before which a page says what is known and not known."""


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


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one build have in common."""

    catalogue: Catalogue

    def href_from(self, uri: str) -> Callable[[str], str]:
        """Relative addresses for links on the page with `uri`."""
        folder = uri.removesuffix("index.md").removesuffix(".md")
        up = "../" * len([part for part in folder.split("/") if part])

        def href(path: str) -> str:
            return (up + path) or "./"

        return href

    def page(self, uri: str, template: str, title: str, **values: Any) -> Page:
        """A bokmål page of our own."""
        html = render(
            template,
            "nb",
            self.href_from(uri),
            title=title,
            vocabulary=self.catalogue.vocabulary,
            **values,
        )
        return Page(uri, title, html, changed=_newest(self.catalogue.listed))

    def pages(self) -> Iterator[Page]:
        """Every generated page, write-ups first."""
        catalogue = self.catalogue
        for practice in catalogue.practices:
            yield self.practice(practice)
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
                    self.href_from(f"praksis/{alias}.md"),
                    practice=practice,
                )
                yield Redirect(f"{uri}.html", html)

    def practice(self, practice: Practice) -> Page:
        """The page of one write-up."""
        catalogue = self.catalogue
        uri = f"praksis/{practice.id}.md"
        href = self.href_from(uri)
        written = in_page_order(practice, catalogue)
        minutes = reading_minutes([part for _, part in written])
        parts = self._sections(written, href)
        turn = next(
            (i for i, part in enumerate(parts) if part["questions"]),
            len(parts),
        )
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
        self, written: Sequence[tuple[Term | None, Section]], href: Callable[[str], str]
    ) -> list[dict[str, Any]]:
        links = self.catalogue.links

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
            self.href_from("index.md"),
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

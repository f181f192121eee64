"""The collection's own things: frozen, without I/O and without a framework.

Everything here has been validated; nobody downstream asks again. Names follow the field's terms;
the Norwegian words that readers see come from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["nb", "nn", "se"]
"""What a text can be written in. In which of them the pages speak, `i18n.spoken` tells."""
LANGUAGES: Mapping[str, Language] = {"nb": "nb", "nn": "nn", "se": "se"}
"""By the id of the term; a text without one is in bokmål."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the controlled vocabulary."""

    group: str
    """The list in `_vokabular.yml` it belongs to, e.g. "tema"."""
    id: str
    """What a contributor writes."""
    slug: str
    """The id as part of an address."""
    name: str
    name_nn: str
    description: str = ""
    short: str = ""
    synonyms: tuple[str, ...] = ()
    inverse: str = ""
    """For a type of relation: the id of the type seen from the other side."""
    situation: str = ""
    """What someone would say who needs the write-ups that carry it; an entry of the front page."""
    about: str = ""
    """For a theme: what its write-ups are about, in two to four sentences."""
    about_nn: str = ""
    near: tuple[str, ...] = ()
    """For a theme: ids of others that the editors point to."""

    def label(self, language: Language = "nb") -> str:
        """The name in the language of the page."""
        return self.name_nn if language == "nn" else self.name

    def told(self, language: Language = "nb") -> str:
        """What it is about in the language of the page; the short description when that is all."""
        nynorsk = self.about_nn if language == "nn" else ""
        return nynorsk or self.about or self.description


@dataclass(frozen=True, slots=True)
class Unit:
    """Who answers: a unit and a role in it, never a person."""

    unit: str
    role: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as one write-up uses it."""

    source_id: str
    place: str


@dataclass(frozen=True, slots=True)
class Effort:
    """What a practice takes, as far as the source says. Empty text: not stated."""

    time: str = ""
    people: str = ""
    requires: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one side of a practice."""

    field: Term
    degree: Term
    sentence: str
    how: Term | None = None
    """For what it leads to: whether somebody experienced it, or it was examined."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from one write-up to another, as its writer stated it."""

    target: str
    type: Term
    why: str
    basis: Term | None


@dataclass(frozen=True, slots=True)
class Tryout:
    """What happened when an office tried the practice. The office may stay unnamed."""

    size: Term
    year: int
    adaptation: str
    experience: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a write-up, as its writer told readers."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A write-up. A draft may lack anything but `title` and `status`."""

    id: str
    path: str
    title: str
    status: Term
    language: Language
    summary: str
    themes: tuple[Term, ...]
    sizes: tuple[Term, ...]
    evidence: Term | None
    owner: Unit | None
    reviewed: date | None
    citations: tuple[Citation, ...]
    roles: tuple[Term, ...]
    levels: tuple[Term, ...]
    counties: tuple[Term, ...]
    maturity: Term | None
    effort: Effort
    knowledge: tuple[Known, ...]
    relations: tuple[Relation, ...]
    tryouts: tuple[Tryout, ...]
    contact: Unit | None
    changes: tuple[Change, ...]
    """Newest first."""
    aliases: tuple[str, ...]
    """Ids it had before, the oldest first."""
    names: tuple[str, ...]
    """What others call it in running text, besides its title."""
    links_words: bool
    """Whether names of other write-ups in its text become links."""
    replaced_by: str
    body: str
    body_line: int

    @property
    def is_draft(self) -> bool:
        """Not to be published yet."""
        return self.status.id == "utkast"

    @property
    def is_archived(self) -> bool:
        """No longer valid; kept at its address."""
        return self.status.id == "arkivert"

    @property
    def is_listed(self) -> bool:
        """Whether it belongs in lists; an archived text keeps its address but leaves them."""
        return not self.is_archived

    @property
    def uri(self) -> str:
        """The address below the site's root."""
        return f"praksis/{self.id}/"

    def terms(self, group: str) -> tuple[Term, ...]:
        """The terms of `group` on this write-up, for pages and facets that go by any group."""
        single = {"evidens": self.evidence, "modenhet": self.maturity}
        if group in single:
            term = single[group]
            return (term,) if term else ()
        several: Mapping[str, tuple[Term, ...]] = {
            "tema": self.themes,
            "kontorstørrelse": self.sizes,
            "rolle": self.roles,
            "nivå": self.levels,
            "fylke": self.counties,
        }
        return several[group]


OWN_EXPERIENCE = "egen-erfaring"
"""The source of what the writers themselves have done; all of their text is from it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A work that write-ups build on. Empty text or None: not stated where we have it from."""

    id: str
    authors: tuple[str, ...]
    year: str
    title: str
    publication: str = ""
    publisher: str = ""
    place: str = ""
    pages: str = ""
    isbn: str = ""
    about: str = ""
    """What it is and what it can and cannot say."""
    found_in: str = ""
    """Id of the report in which we found the reference."""
    short_name: str = ""
    language: str = "nb"
    """Of its title and of what it is published in: nb, nn or en."""

    @property
    def name(self) -> str:
        """How it is called in running text: its short name, or authors and year."""
        if self.short_name:
            return self.short_name
        surnames = [a.split(",")[0].strip() for a in self.authors]
        who = f"{surnames[0]} m.fl." if len(surnames) > 2 else " og ".join(surnames)
        return " ".join(filter(None, [who, f"({self.year})" if self.year else ""])) or self.title


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term or abbreviation explained."""

    id: str
    word: str
    stands_for: str
    explanation: str
    synonyms: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    general: bool = False
    """Common knowledge of the field, not taken from the reports."""
    explained: bool = True
    """Whether write-ups explain it where they mention it; not what everybody in NAV knows."""
    language: str = "nb"
    """Of what it stands for: nb or en."""

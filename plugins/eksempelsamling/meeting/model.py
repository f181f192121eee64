"""A meeting pack: frozen, ready to be written as a page, as a Word file and as Markdown.

What stands in it comes from the write-ups; the words around it (what to do, and for how long)
are the site's own, in the language of the pack.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eksempelsamling.blocks import Extract
from eksempelsamling.model import GlossaryEntry, Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page and the files of a pack are."""

    id: str
    is_collection: bool = False

    @property
    def uri(self) -> str:
        """The page, below the site's root."""
        return f"mote/{'samlinger/' if self.is_collection else ''}{self.id}/"

    @property
    def word(self) -> str:
        """The Word file, below the site's root."""
        return f"{self.uri}mote-{self.id}.docx"

    @property
    def markdown(self) -> str:
        """The Markdown file, below the site's root."""
        return f"{self.uri}mote-{self.id}.md"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in a meeting."""

    minutes: int
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do in a meeting of so many minutes; those of the steps add up to them."""

    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long the meeting is."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Talk:
    """What one write-up gives to read and to talk about."""

    id: str
    title: str
    summary: str
    uri: str
    """Below the site's root."""
    language: Language
    minutes: int
    """Reading time of the whole write-up."""
    questions: Extract | None
    """None: a draft without any."""
    ideas: tuple[Extract, ...] = ()
    """What it takes, and how it can be adapted."""
    obstacles: Extract | None = None
    sources: tuple[str, ...] = ()
    """Names and places, in the order of its source marks."""
    why: str = ""
    """The curator's note, in a collection."""
    for_whom: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of what is known and not known."""

    name: str
    degree: str
    sentence: str
    source: str
    """Empty: none stated."""


@dataclass(frozen=True, slots=True)
class Handout:
    """One sheet for everybody: short enough for an A4 page, whatever the write-up holds."""

    steps: Extract | None
    questions: Extract | None
    facts: tuple[Fact, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Of a collection: titles and summaries."""
    steps_left: int = 0
    """Items of the last list of `steps` that the sheet does not hold."""
    is_cut: bool = False
    """Whether there is more than the sheet holds."""


@dataclass(frozen=True, slots=True)
class Pack:
    """All of it, for one meeting."""

    id: str
    """Of the write-up or the collection."""
    is_collection: bool
    title: str
    summary: str
    about: str
    """Where the write-up or collection is, below the site's root."""
    language: Language
    """Of what the site says in it."""
    written: Language
    """Of its title and summary, and of the text of a write-up."""
    agendas: tuple[Agenda, ...]
    """The short one first."""
    handout: Handout
    talks: tuple[Talk, ...]
    owner: str
    """Who answers for the text; may be empty."""
    explained: tuple[GlossaryEntry, ...] = ()

    reviewed: date | None = None
    """When somebody last went through the write-up."""

    @property
    def place(self) -> Place:
        """Where its page and files are."""
        return Place(self.id, self.is_collection)

"""A meeting pack as sheets of simple things, written alike as a page, as Word and as Markdown.

All words around the texts of write-ups are here and in `agenda.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from eksempelsamling.blocks import Block, Extract, Run
from eksempelsamling.i18n import day, translations
from eksempelsamling.meeting import agenda
from eksempelsamling.meeting.model import Agenda, Handout, Pack, Talk
from eksempelsamling.model import Language
from eksempelsamling.translatable import _
from eksempelsamling.words import lower_first

AFTER_A_WHILE = _(
    "Fyll ut når dere har prøvd en stund. Det som ikke gikk, er også nyttig for andre å vite."
)
NOBODY_KNOWN = _(
    "Skriv om arbeidsmåten, aldri om brukere eller kolleger som noen kan kjenne igjen."
)
EMPTY_ROWS = 3
"""For who follows up."""
Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a sheet."""

    kind: ClassVar[str] = "heading"
    text: str
    language: Language
    id: str = ""
    """What links on the page lead to; empty: none do."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs and lists."""

    kind: ClassVar[str] = "prose"
    blocks: tuple[Block, ...]
    language: Language
    about: str = ""
    """The id of the heading that tells where its links lead; empty: their own words do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `widths` of its columns are in per cent."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of the page that the pack is about, and its address in letters."""

    kind: ClassVar[str] = "code"
    about: str
    """Below the site's root."""
    alt: str
    label: str
    reviewed: str
    """When the text was last gone through, as a sentence; may be empty."""

    @property
    def told(self) -> str:
        """What stands before the address."""
        return f"{self.reviewed} {self.label}".strip()


Element = Heading | Prose | Table | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """What belongs together on paper."""

    id: str
    title: str
    elements: tuple[Element, ...]


def meeting_title(pack: Pack) -> str:
    """What its page and its files are called."""
    return translations(pack.language).gettext("Møte: %(title)s") % {"title": pack.title}


def sheets(pack: Pack) -> tuple[Sheet, ...]:
    """All sheets, in the order they are used."""
    text = translations(pack.language).gettext
    last = tuple(afterwards(pack.language, pack.owner))
    return (
        Sheet("plan", text(_("Plan for møtet")), tuple(_plan(pack))),
        Sheet("ark", text(_("Ark til alle")), tuple(_handout(pack))),
        Sheet("samtale", text(_("Til samtalen")), tuple(_talks(pack))),
        Sheet("etterpaa", text(_("Etter møtet")), last),
    )


def plan(
    language: Language, agendas: tuple[Agenda, ...], tips: tuple[str, ...]
) -> Iterator[Element]:
    """What to know before, and the agendas."""
    translated = translations(language)
    yield Heading(translated.gettext("Før møtet"), language)
    yield Prose(tuple(Block("bullet", (Run(tip),)) for tip in tips), language)
    head = (translated.gettext("Tid"), translated.gettext("Hva dere gjør"))
    for one in agendas:
        minutes = translated.ngettext("%(num)s minutt", "%(num)s minutter", one.minutes)
        yield Heading(minutes % {"num": one.minutes}, language, f"min-{one.minutes}")
        rows = tuple(
            (
                (Run(f"{step.minutes} min"),),
                (Run(_named(step.title), bold=True), Run(f" {step.how}")),
            )
            for step in one.steps
        )
        yield Table(head, rows, (16, 84))


def talk_elements(talk: Talk, language: Language, *, titled: bool) -> Iterator[Element]:
    """What one write-up gives to talk about; `titled` where it is one of several."""
    text = translations(language).gettext
    if titled:
        about = f"om-{talk.id}"
        yield Heading(talk.title, talk.language, about)
        yield Prose((_block(talk.summary),) if talk.summary else (), talk.language)
        notes = [(text("Hvorfor:"), talk.why), (text("For:"), talk.for_whom)]
        said = [
            Block("text", (Run(name, bold=True), Run(f" {note}"))) for name, note in notes if note
        ]
        link = Block("text", (Run(text(_("Les hele eksemplet")), address=f"/{talk.uri}"),))
        yield Prose((*said, link), language, about)
    for part in filter(None, (talk.questions, *talk.ideas, talk.obstacles)):
        if titled:
            yield Prose((Block("heading", (Run(part.heading),)), *part.blocks), talk.language)
        else:
            yield Heading(part.heading, talk.language)
            yield Prose(part.blocks, talk.language)
    if talk.sources and (not titled or _has_marks(talk)):
        yield Heading(text(_("Kilder")), language)
        listed = (Block("number", (Run(name),), i) for i, name in enumerate(talk.sources, 1))
        yield Prose(tuple(listed), language)


def afterwards(language: Language, owner: str) -> Iterator[Element]:
    """Who follows up, and what an office that has tried it tells others."""
    text = translations(language).gettext
    yield Heading(text(agenda.FOLLOW_UP), language)
    head = (text(_("Hva skal vi prøve?")), text(_("Hvem?")), text(_("Når ser vi på det igjen?")))
    yield Table(head, (((), (), ()),) * EMPTY_ROWS, (50, 22, 28))
    yield Heading(text(_("Vi har prøvd dette")), language)
    yield Prose(tuple(_block(text(told)) for told in (AFTER_A_WHILE, NOBODY_KNOWN)), language)
    rows = tuple(((Run(question),), ()) for question in agenda.tried(language))
    yield Table((text(_("Spørsmål")), text(_("Svar"))), rows, (35, 65))
    sent = [Run(text(_("Slik deler dere det med andre")), address="/bidra/provd/")]
    if owner:
        asked = text(_("Spørsmål om teksten:"))
        sent.append(Run(f". {asked} {owner}"))
    yield Prose((Block("text", (*sent, Run("."))),), language)


def _plan(pack: Pack) -> Iterator[Element]:
    tips = agenda.before(pack.language, several=pack.is_collection)
    yield from plan(pack.language, pack.agendas, tips)


def _handout(pack: Pack) -> Iterator[Element]:
    text = translations(pack.language).gettext
    shown: Handout = pack.handout
    yield Heading(pack.title, pack.written)
    if pack.summary:
        yield Prose((_block(pack.summary),), pack.written)
    if shown.steps:
        yield from _extract(shown.steps, pack.written)
    if left := shown.steps_left:
        yield Prose((_block(_points_left(left, pack.language)),), pack.language)
    if shown.questions:
        yield from _extract(shown.questions, pack.written)
    if shown.facts:
        head = (text(_("Det vi vet og ikke vet")), text(_("Kort sagt")))
        none = text(_("Ingen kilde oppgitt"))
        rows = tuple(
            (
                (Run(fact.name, bold=True), Run(f": {lower_first(fact.degree)}")),
                (Run(f"{fact.sentence} ({fact.source or none})"),),
            )
            for fact in shown.facts
        )
        yield Table(head, rows, (32, 68))
    for title, summary in shown.texts:
        yield Prose((Block("text", (Run(title, bold=True), Run(f" {summary}"))),), pack.language)
    if shown.is_cut:
        yield Prose(
            (_block(text(_("Dette er i korte trekk. Alt står på nettsiden."))),), pack.language
        )
    alt = text(_("QR-kode som åpner nettsiden"))
    when = day(pack.reviewed, pack.language) if pack.reviewed else ""
    reviewed = text(_("Sist gjennomgått %(day)s.")) % {"day": when} if when else ""
    yield Code(pack.about, alt, text(_("Les alt her:")), reviewed)


def _points_left(number: int, language: Language) -> str:
    told: str = translations(language).ngettext(
        "Lista har %(num)s punkt til. Det står på nettsiden.",
        "Lista har %(num)s punkter til. De står på nettsiden.",
        number,
    )
    return told % {"num": number}


def _extract(part: Extract, language: Language) -> Iterator[Element]:
    yield Heading(part.heading, language)
    yield Prose(part.blocks, language)


def _talks(pack: Pack) -> Iterator[Element]:
    for talk in pack.talks:
        yield from talk_elements(talk, pack.language, titled=pack.is_collection)
    if pack.explained:
        yield Heading(translations(pack.language).gettext("Ord forklart"), pack.language)
        words = (
            (
                Run(entry.word, bold=True),
                Run(": " + ". ".join(filter(None, (entry.stands_for, entry.explanation)))),
            )
            for entry in pack.explained
        )
        yield Prose(tuple(Block("bullet", runs) for runs in words), "nb")


def _named(title: str) -> str:
    """The name of a step as the beginning of a line."""
    return title if title.endswith("?") else f"{title}:"


def _block(text: str) -> Block:
    return Block("text", (Run(text),))


def _has_marks(talk: Talk) -> bool:
    parts = filter(None, (talk.questions, *talk.ideas, talk.obstacles))
    return any(run.marks for part in parts for block in part.blocks for run in block.runs)

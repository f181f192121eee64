"""Catalogue → meeting packs. Pure: nothing in them but what stands there, and our own frame."""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling import knowledge
from eksempelsamling.blocks import Extract
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.model import Chosen, Collection
from eksempelsamling.i18n import spoken, translations
from eksempelsamling.meeting import agenda, handout
from eksempelsamling.meeting.model import Pack, Talk
from eksempelsamling.model import Practice, Unit
from eksempelsamling.texts import Texts

HOW, TAKES, OBSTACLES, ADAPTING, QUESTIONS = "slik", "krever", "hemmer", "tilpasning", "spørsmål"
"""Ids of sections."""


def packs(catalogue: Catalogue, texts: Texts) -> Iterator[Pack]:
    """All packs: `has_pack` says what has one."""
    for practice in filter(has_pack, catalogue.practices):
        yield of_practice(practice, catalogue, texts)
    for collection in filter(has_pack, catalogue.collections):
        yield of_collection(collection, catalogue, texts)


def has_pack(shown: Practice | Collection) -> bool:
    """Whether there is something to meet about: not what is withdrawn, nor an empty collection."""
    return shown.is_listed and (isinstance(shown, Practice) or bool(shown.practices))


def of_practice(practice: Practice, catalogue: Catalogue, texts: Texts) -> Pack:
    """The pack of one write-up."""
    talk = talk_about(practice, catalogue, texts)
    language = spoken(practice.language)
    rows = knowledge.rows(practice, catalogue.sources, catalogue.vocabulary)
    how = texts.by_id[practice.id].sections.get(HOW)
    return Pack(
        practice.id,
        is_collection=False,
        title=practice.title,
        summary=practice.summary,
        about=practice.uri,
        language=language,
        written=practice.language,
        agendas=agenda.of_one(talk, language),
        handout=handout.of_one(how, talk, rows, language),
        talks=(talk,),
        owner=_answers(practice.owner),
        explained=texts.by_id[practice.id].explained,
        reviewed=practice.reviewed,
    )


def of_collection(collection: Collection, catalogue: Catalogue, texts: Texts) -> Pack:
    """The pack of a collection; each of its write-ups once, where it stands first."""
    chosen: dict[str, Chosen] = {}
    for part in collection.parts:
        for one in part.chosen:
            chosen.setdefault(one.practice.id, one)
    talks = tuple(talk_about(one.practice, catalogue, texts, one) for one in chosen.values())
    language = spoken(collection.language)
    for_whom = translations(language).gettext("For:")
    return Pack(
        collection.id,
        is_collection=True,
        title=collection.title,
        summary=f"{for_whom} {collection.for_whom}" if collection.for_whom else "",
        about=collection.uri,
        language=language,
        written=collection.language,
        agendas=agenda.of_several(language),
        handout=handout.of_several(talks),
        talks=talks,
        owner=_answers(collection.owner),
    )


def talk_about(
    practice: Practice, catalogue: Catalogue, texts: Texts, chosen: Chosen | None = None
) -> Talk:
    """What a write-up gives to talk about: all of it, or what it gives as one of several."""
    written = texts.by_id[practice.id]
    # Of several write-ups only the questions: those who talk have the texts before them.
    parts = {} if chosen else written.sections
    ideas = [parts[id] for id in (TAKES, ADAPTING) if id in parts]
    return Talk(
        practice.id,
        practice.title,
        practice.summary,
        practice.uri,
        practice.language,
        written.minutes,
        _filled(written.sections.get(QUESTIONS)),
        tuple(part for part in ideas if part.blocks),
        _filled(parts.get(OBSTACLES)),
        tuple(f"{catalogue.sources[c.source_id].name}, {c.place}" for c in practice.citations),
        chosen.why if chosen else "",
        chosen.for_whom if chosen else "",
    )


def _filled(part: Extract | None) -> Extract | None:
    return part if part and part.blocks else None


def _answers(owner: Unit | None) -> str:
    return f"{owner.role}, {owner.unit}" if owner else ""

"""A document → a `Practice`, or problems at their place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from eksempelsamling.fields import (
    FINISHED,
    REQUIRED_TO_PUBLISH,
    YES_NO_FIELDS,
    EffectFields,
    EffortFields,
    Head,
    KnowledgeFields,
    Rules,
    UnitFields,
)
from eksempelsamling.model import (
    LANGUAGES,
    Change,
    Citation,
    Effort,
    Known,
    Practice,
    Relation,
    Term,
    Tryout,
    Unit,
)
from eksempelsamling.problems import Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.translate import field_name, translate
from eksempelsamling.vocabulary import Vocabulary


def validate(document: Document, id: str, rules: Rules) -> tuple[Practice | None, list[Problem]]:
    """A practice, or the problems of its head. The body is `lint`'s business.

    `id` comes from the file name and is taken as valid.
    """
    head, problems = read_head(document, Head, REQUIRED_TO_PUBLISH, rules)
    return (_practice(head, document, id, rules.vocabulary) if head else None), problems


_Head = TypeVar("_Head", bound=BaseModel)


def read_head(
    document: Document, model: type[_Head], required: Sequence[str], rules: Rules
) -> tuple[_Head | None, list[Problem]]:
    """The fields of a document, or what is wrong with them.

    `required` are those that a text may lack only as long as it is a draft.
    """
    problems = [
        problem(
            document.path,
            document.head.position(location),
            "ja-nei-verdi",
            felt=field_name(location),
            verdi=word,
            forslag=_meant_term(location, word, rules.vocabulary),
        )
        for location, word in document.head.yes_no.items()
        if location[0] not in YES_NO_FIELDS
    ]
    finished = any(status in FINISHED for _, status in document.head.texts("status"))
    if finished:  # a draft may have fields that wait for their value
        problems += [
            problem(document.path, document.head.keys[empty], "tom-verdi", felt=field_name(empty))
            for empty in document.head.empty()
        ]
    told = {(p.line, p.column) for p in problems}
    try:
        head = model.model_validate(document.head.value, context=rules)
    except ValidationError as error:
        found = translate(error, model, document.head, document.path)
        problems += [p for p in found if (p.line, p.column) not in told]
        head = None
    problems += _missing(document, required) if finished else []
    return (None if problems else head), problems


def _meant_term(location: tuple[str | int, ...], word: str, vocabulary: Vocabulary) -> str:
    name = field_name(location)
    group = {"roller": "rolle", "type": "relasjon", "størrelse": "kontorstørrelse"}.get(name, name)
    near = vocabulary.nearest(group, word) if group in vocabulary.groups else None
    return f"Mente du «{near}»? " if near else ""


def _missing(document: Document, required: Sequence[str]) -> list[Problem]:
    """What a text that is not a draft lacks. Works on the raw head, so that one faulty field
    does not hide another that is missing.
    """
    reason = " Alt som er publisert, må ha det. Mangler du noe, kan du skrive «status: utkast»."
    example = {
        "kilder": " Bygger teksten på det dere selv har gjort, er id-en «egen-erfaring».",
        "evidens": " Velg praksisbasert eller forskningsbasert.",
    }
    return [
        problem(
            document.path,
            document.head.position(()),
            "mangler-felt",
            felt=name,
            grunn=example.get(name, "") + reason,
        )
        for name in required
        if (name,) not in document.head.keys
    ]


def _practice(head: Head, document: Document, id: str, vocabulary: Vocabulary) -> Practice:
    knowledge = [
        Known(
            vocabulary["kunnskapsfelt"][name],
            known.grad,
            known.setning,
            known.hvordan if isinstance(known, EffectFields) else None,
        )
        for name in KnowledgeFields.model_fields
        if head.hva_vi_vet and (known := getattr(head.hva_vi_vet, name))
    ]
    effort = head.innsats or EffortFields()
    return Practice(
        id=id,
        path=document.path,
        title=head.tittel,
        status=head.status,
        language=LANGUAGES.get(head.språk.id, "nb") if head.språk else "nb",
        summary=head.sammendrag or "",
        themes=tuple(head.tema or ()),
        sizes=_in_vocabulary_order(head.kontorstørrelse or (), vocabulary),
        evidence=head.evidens,
        owner=_unit(head.ansvarlig),
        reviewed=head.gjennomgått,
        citations=tuple(Citation(c.id, c.sted) for c in head.kilder or ()),
        roles=tuple(head.roller or ()),
        levels=_in_vocabulary_order(head.nivå or (), vocabulary),
        counties=tuple(head.fylke or ()),
        maturity=head.modenhet,
        effort=Effort(effort.tid or "", effort.personer or "", effort.krever or ""),
        knowledge=tuple(knowledge),
        relations=tuple(
            Relation(r.til, r.type, r.hvorfor, r.belegg) for r in head.relasjoner or ()
        ),
        tryouts=tuple(
            Tryout(t.størrelse, t.år, t.tilpasning, t.erfaring) for t in head.utprøvinger or ()
        ),
        contact=_unit(head.kontakt),
        changes=tuple(
            Change(c.dato, c.hva)
            for c in sorted(head.endringer or (), key=lambda c: c.dato, reverse=True)
        ),
        aliases=tuple(head.alias or ()),
        names=tuple(head.kalles or ()),
        links_words=head.automatiske_lenker != "nei",
        replaced_by=head.erstattes_av or "",
        body=document.body,
        body_line=document.body_line,
    )


def _unit(fields: UnitFields | None) -> Unit | None:
    return Unit(fields.enhet, fields.rolle) if fields else None


def _in_vocabulary_order(
    terms: list[Term] | tuple[Term, ...], vocabulary: Vocabulary
) -> tuple[Term, ...]:
    """Sizes and levels have an order of their own, whatever order they were written in."""
    chosen = {t.id for t in terms}
    group = terms[0].group if terms else ""
    return tuple(t for t in vocabulary[group].values() if t.id in chosen) if group else ()

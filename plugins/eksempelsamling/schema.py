"""The head of a write-up: which fields there are, and what they may hold.

One pydantic model says it for validation, for the form and for the JSON Schema. The terms come
from the vocabulary at validation time (as the context), so that a new theme needs no new code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)

from eksempelsamling.model import (
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
from eksempelsamling.translate import custom, field_name, translate
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import SLUG, did_you_mean, nfc, slug

REQUIRED_TO_PUBLISH = (
    "sammendrag",
    "tema",
    "kontorstørrelse",
    "evidens",
    "ansvarlig",
    "gjennomgått",
    "kilder",
)
"""Fields a draft may leave out."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What validation needs besides the text."""

    vocabulary: Vocabulary
    today: date


def _term(group: str) -> Any:
    """A field that holds one id of `group`."""

    def look_up(value: object, info: ValidationInfo) -> Term:
        vocabulary: Vocabulary = info.context.vocabulary  # type: ignore[union-attr]
        if not isinstance(value, str):
            raise custom("feil-type", forventet="én verdi, uten klammer og innrykk")
        term = vocabulary.get(group, value)
        if term is None:
            near = vocabulary.nearest(group, value)
            raise custom(
                "ukjent-verdi",
                verdi=value,
                lovlige=_some(list(vocabulary[group])),
                forslag=f" Mente du «{near}»?" if near else "",
            )
        return term

    return Annotated[
        Term,
        PlainValidator(look_up),
        WithJsonSchema({"type": "string", "x-vokabular": group}),
    ]


def _some(ids: list[str], limit: int = 8) -> str:
    """The allowed values, as many as fit in a message."""
    rest = "" if len(ids) <= limit else f" … ({len(ids)} i alt, se _vokabular.yml)"
    return ", ".join(ids[:limit]) + rest


def _iso_date(value: object, info: ValidationInfo) -> date:
    if not isinstance(value, str):
        raise custom("feil-type", forventet="en dato, for eksempel 2026-05-31")
    text = value.strip()
    today: date = info.context.today  # type: ignore[union-attr]
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        found = date.fromisoformat(text)
    except ValueError:
        raise custom("ikke-dato", verdi=value, eksempel=_meant_date(text, today)) from None
    if found > today:
        raise custom("framtidig-dato", verdi=text)
    return found


def _meant_date(text: str, today: date) -> str:
    """The date in ISO form when it was written the Norwegian way; else an example."""
    written = re.fullmatch(r"(\d{1,2})[./ ](\d{1,2})[./ ](\d{4})", text, re.ASCII)
    if written:
        day, month, year = map(int, written.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            pass
    return today.isoformat()


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        meant = slug(value)
        raise custom("ugyldig-id", verdi=value, forslag=f" Mente du «{meant}»?" if meant else "")
    return value


def _different(values: list[Any]) -> list[Any]:
    seen: set[object] = set()
    for value in values:
        key = getattr(value, "id", value)
        if key in seen:
            raise custom("dobbel-verdi", verdi=key)
        seen.add(key)
    return values


_T = TypeVar("_T")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Slug = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=80),
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": 80}),
]
Date = Annotated[
    date, PlainValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})
]
Several = Annotated[list[_T], Field(min_length=1), AfterValidator(_different)]


def _years(value: object) -> object:
    """Years are written as digits; pydantic would also take 2e3 and 1_999."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}", value.strip(), re.ASCII):
        raise custom("feil-type", forventet="et årstall med fire sifre, for eksempel 2026")
    return value


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class UnitFields(_Fields):
    """En enhet og en rolle, aldri en person."""

    enhet: Line
    rolle: Line


class EffortFields(_Fields):
    """Hva praksisen tar, så langt kilden sier det."""

    tid: Line | None = None
    personer: Line | None = None
    krever: Line | None = None


class KnownFields(_Fields):
    """Hvor mye vi vet, og én setning som sier det."""

    grad: _term("grad")  # type: ignore[valid-type]
    setning: Text


class KnowledgeFields(_Fields):
    """Det vi vet og ikke vet."""

    målgruppe: KnownFields | None = None
    gjennomføring: KnownFields | None = None
    virkning: KnownFields | None = None
    ressurser: KnownFields | None = None


class RelationFields(_Fields):
    """En kobling til en annen omtale."""

    til: Slug
    type: _term("relasjon")  # type: ignore[valid-type]
    hvorfor: Text
    belegg: _term("belegg") | None = None  # type: ignore[valid-type]


class TryoutFields(_Fields):
    """Hva som skjedde da et kontor prøvde. Kontoret kan være uten navn."""

    størrelse: _term("kontorstørrelse")  # type: ignore[valid-type]
    år: Annotated[int, Field(ge=1990, le=2100), BeforeValidator(_years)]
    tilpasning: Text
    erfaring: Text


class CitationFields(_Fields):
    """En kilde fra _kilder.yml, og hvor i den det står."""

    id: Slug
    sted: Line


class Head(_Fields):
    """Feltene øverst i en omtale."""

    tittel: Annotated[Line, StringConstraints(max_length=100)]
    status: _term("status")  # type: ignore[valid-type]
    sammendrag: Annotated[Text, StringConstraints(max_length=320)] | None = None
    tema: Annotated[Several[_term("tema")], Field(max_length=3)] | None = None  # type: ignore[misc]
    kontorstørrelse: Several[_term("kontorstørrelse")] | None = None  # type: ignore[misc]
    evidens: _term("evidens") | None = None  # type: ignore[valid-type]
    språk: _term("språk") | None = None  # type: ignore[valid-type]
    ansvarlig: UnitFields | None = None
    gjennomgått: Date | None = None
    kilder: Annotated[list[CitationFields], Field(min_length=1)] | None = None
    roller: Several[_term("rolle")] | None = None  # type: ignore[misc]
    nivå: Several[_term("nivå")] | None = None  # type: ignore[misc]
    fylke: Several[_term("fylke")] | None = None  # type: ignore[misc]
    modenhet: _term("modenhet") | None = None  # type: ignore[valid-type]
    innsats: EffortFields | None = None
    hva_vi_vet: KnowledgeFields | None = None
    relasjoner: Annotated[list[RelationFields], Field(min_length=1)] | None = None
    utprøvinger: Annotated[list[TryoutFields], Field(min_length=1)] | None = None
    kontakt: UnitFields | None = None
    alias: Several[Slug] | None = None
    erstattes_av: Slug | None = None


def validate(document: Document, id: str, rules: Rules) -> tuple[Practice | None, list[Problem]]:
    """A practice, or the problems of its head. The body is `lint`'s business.

    `id` comes from the file name and is taken as valid.
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
    ]
    told = {(p.line, p.column) for p in problems}
    try:
        head = Head.model_validate(document.head.value, context=rules)
    except ValidationError as error:
        found = translate(error, Head, document.head, document.path)
        problems += [p for p in found if (p.line, p.column) not in told]
        return None, problems + _missing(document)
    problems += _missing(document)
    if problems:
        return None, problems
    return _practice(head, document, id, rules.vocabulary), []


def _meant_term(location: tuple[str | int, ...], word: str, vocabulary: Vocabulary) -> str:
    name = field_name(location)
    group = {"roller": "rolle", "type": "relasjon", "størrelse": "kontorstørrelse"}.get(name, name)
    near = vocabulary.nearest(group, word) if group in vocabulary.groups else None
    return f" Mente du «{near}»?" if near else ""


def _missing(document: Document) -> list[Problem]:
    """What a text that is not a draft lacks. Works on the raw head, so that one faulty field
    does not hide another that is missing."""
    head = document.head.value
    assert isinstance(head, dict)
    status = head.get("status")
    if not isinstance(status, str) or nfc(status).strip() == "utkast":
        return []
    reason = " Alt som er publisert, må ha det. Mangler du noe, kan du skrive «status: utkast»."
    return [
        problem(
            document.path, document.head.position(()), "mangler-felt", felt=name, grunn=reason
        )
        for name in REQUIRED_TO_PUBLISH
        if name not in head
    ]


def _practice(head: Head, document: Document, id: str, vocabulary: Vocabulary) -> Practice:
    knowledge = [
        Known(vocabulary["kunnskapsfelt"][name], known.grad, known.setning)
        for name in KnowledgeFields.model_fields
        if head.hva_vi_vet and (known := getattr(head.hva_vi_vet, name))
    ]
    effort = head.innsats or EffortFields()
    return Practice(
        id=id,
        path=document.path,
        title=head.tittel,
        status=head.status,
        language="nn" if head.språk and head.språk.id == "nn" else "nb",
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
        aliases=tuple(head.alias or ()),
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


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the head, with the vocabulary's terms as choices."""
    schema = Head.model_json_schema()

    def fill(node: Any) -> Any:
        if isinstance(node, list):
            return [fill(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "x-vokabular" in node:
            terms = vocabulary[node["x-vokabular"]].values()
            choices = [
                {"const": t.id, "title": t.name}
                | ({"description": t.description} if t.description else {})
                for t in terms
            ]
            return {"type": "string", "oneOf": choices}
        return {key: fill(value) for key, value in node.items() if key != "default"}

    filled: dict[str, Any] = fill(schema)
    published = {"properties": {"status": {"enum": ["publisert", "arkivert"]}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **filled,
        "title": "Omtale i Eksempelsamlingen",
        "if": published,
        "then": {"required": list(REQUIRED_TO_PUBLISH)},
    }

"""The head of a write-up: which fields there are, and what they may hold.

One pydantic model says it for validation, for the form and for the JSON Schema. The terms come
from the vocabulary at validation time (as the context), so that a new theme needs no new code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import words
from eksempelsamling.model import Term
from eksempelsamling.translate import custom
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import SLUG, is_id, slug

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

FINISHED = frozenset({"publisert", "arkivert"})
"""Statuses of texts that readers meet."""

YES_NO_FIELDS = frozenset({"automatiske_lenker"})
"""Fields that are answered with ja or nei."""

TERMS_OF = "x-vokabular"
"""In the raw JSON Schema: the group whose terms a field takes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What validation needs besides the text."""

    vocabulary: Vocabulary
    today: date


@dataclass(frozen=True, slots=True)
class In:
    """Marks a field that holds one term of `group`, written as the term's id."""

    group: str

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.look_up)

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, str]:
        return {"type": "string", TERMS_OF: self.group}

    def look_up(self, value: object, info: ValidationInfo) -> Term:
        """The term with the id `value`; the vocabulary comes with the validation's context."""
        vocabulary = cast("Rules", info.context).vocabulary
        if not isinstance(value, str):
            raise custom("feil-type", forventet="én verdi, uten klammer og innrykk")
        term = vocabulary.get(self.group, value)
        if term is None:
            near = vocabulary.nearest(self.group, value)
            raise custom(
                "ukjent-verdi",
                verdi=value,
                lovlige=_some(list(vocabulary[self.group])),
                forslag=f"Mente du «{near}»? " if near else "",
            )
        return term


def _some(ids: list[str], limit: int = 8) -> str:
    """The allowed values, as many as fit in a message."""
    rest = "" if len(ids) <= limit else f" … ({len(ids)} i alt, se _vokabular.yml)"
    return ", ".join(ids[:limit]) + rest


def _day(value: object, info: ValidationInfo) -> date:
    if not isinstance(value, str):
        raise custom("feil-type", forventet="en dato, for eksempel 2026-05-31")
    text = value.strip()
    today: date = cast("Rules", info.context).today
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        found = date.fromisoformat(text)
    except ValueError:
        raise custom("ikke-dato", verdi=value, eksempel=norwegian_date(text) or today) from None
    return found


def _past_day(value: object, info: ValidationInfo) -> date:
    found = _day(value, info)
    if found > cast("Rules", info.context).today:
        raise custom("framtidig-dato", verdi=found.isoformat())
    return found


def norwegian_date(text: str) -> str:
    """A date written the Norwegian way, in ISO form; empty for anything else."""
    written = re.fullmatch(r"(\d{1,2})[./ ](\d{1,2})[./ ](\d{4})", text.strip(), re.ASCII)
    if not written:
        return ""
    day, month, year = map(int, written.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _slug(value: str) -> str:
    if not is_id(value):
        meant = f"Mente du «{slug(value)}»? " if is_id(slug(value)) else ""
        raise custom("ugyldig-id", verdi=value, forslag=meant)
    return value


def _recognisable(value: str) -> str:
    """A name of small words only would be found in every text."""
    if not any(len(w) >= 3 and w.isalpha() and w not in rules().stopwords for w in words(value)):
        raise custom("for-vanlig-navn", verdi=value)
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
    date, PlainValidator(_past_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""A day that has been."""
DayAhead = Annotated[
    date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""Any day, also one that is to come."""
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    AfterValidator(_recognisable),
]
Several = Annotated[list[_T], Field(min_length=1, max_length=30), AfterValidator(_different)]


def _years(value: object) -> object:
    """Years are written as digits; pydantic would also take 2e3 and 1_999."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}", value.strip(), re.ASCII):
        raise custom("feil-type", forventet="et årstall med fire sifre, for eksempel 2026")
    return value


def _not_ahead(value: int, info: ValidationInfo) -> int:
    if not 1990 <= value <= cast("Rules", info.context).today.year:
        raise custom("feil-type", forventet="året det ble prøvd, fra 1990 til i år")
    return value


class Fields(BaseModel):
    """What every level of a head has in common: no unknown fields, and nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class UnitFields(Fields):
    """En enhet og en rolle, aldri en person."""

    enhet: Line = Field(description="Navnet på enheten.")
    rolle: Line = Field(description="Rollen i enheten.")


class EffortFields(Fields):
    """Hva praksisen tar, så langt kilden sier det."""

    tid: Line | None = Field(default=None, description="Hvor mye tid det tar.")
    personer: Line | None = Field(default=None, description="Hvor mange som er med.")
    krever: Line | None = Field(default=None, description="Hva annet det krever.")


class KnownFields(Fields):
    """Hvor mye vi vet, og én setning som sier det."""

    grad: Annotated[Term, In("grad")] = Field(description="Hvor mye vi vet.")
    setning: Text = Field(description="Én setning om det. Den kan slutte med [1], som i teksten.")


class EffectFields(KnownFields):
    """Hva det fører til, og om det er opplevd eller dokumentert."""

    hvordan: Annotated[Term, In("hvordan")] | None = Field(
        None, description="Hvordan noen vet det."
    )


class KnowledgeFields(Fields):
    """Det vi vet og ikke vet."""

    målgruppe: KnownFields | None = Field(None, description="Hvem det passer for.")
    gjennomføring: KnownFields | None = Field(None, description="Hvordan det gjøres.")
    virkning: EffectFields | None = Field(None, description="Hva det fører til.")
    ressurser: KnownFields | None = Field(None, description="Hva det krever.")


class RelationFields(Fields):
    """En kobling til en annen omtale."""

    til: Slug = Field(description="Filnavnet til den andre omtalen, uten .md.")
    type: Annotated[Term, In("relasjon")] = Field(description="Hvordan de hører sammen.")
    hvorfor: Text = Field(description="Én setning som leserne av begge omtalene forstår.")
    belegg: Annotated[Term, In("belegg")] | None = Field(
        None, description="Hvem som sier at de hører sammen."
    )


class TryoutFields(Fields):
    """Hva som skjedde da et kontor prøvde. Kontoret kan være uten navn."""

    størrelse: Annotated[Term, In("kontorstørrelse")] = Field(description="Hvor stort kontoret er.")
    år: Annotated[int, BeforeValidator(_years), AfterValidator(_not_ahead)] = Field(
        description="Året det ble prøvd, med fire sifre: fra 1990 til i år."
    )
    tilpasning: Text = Field(description="Hva kontoret gjorde annerledes.")
    erfaring: Text = Field(description="Hvordan det gikk, også det som ikke gikk.")


class CitationFields(Fields):
    """En kilde fra _kilder.yml, og hvor i den det står."""

    id: Slug = Field(
        description="Id-en til kilden i _kilder.yml. Har dere gjort det selv, er den egen-erfaring."
    )
    sted: Line = Field(
        description="Hvor i kilden det står, for eksempel kapittel. For egen erfaring: hvem og når."
    )


class ChangeFields(Fields):
    """En endring som leserne bør få vite om."""

    dato: Date = Field(description="Dagen det ble endret: år-måned-dag.")
    hva: Line = Field(description="Hva som er endret, i én setning.")


class Head(Fields):
    """Feltene øverst i en omtale, i den rekkefølgen de skrives."""

    tittel: Annotated[Line, StringConstraints(max_length=100)] = Field(
        description="Kort tittel som sier hva folk gjør."
    )
    kalles: Annotated[Several[Name], Field(max_length=5)] | None = Field(
        None,
        description="Navn som andre tekster bruker, for eksempel lærende møter. Der navnet står, "
        "blir det en lenke hit. Høyst fem, og ingen andre omtaler kan ha det samme.",
    )
    sammendrag: Annotated[Text, StringConstraints(max_length=320)] | None = Field(
        None, description="To setninger: først utfordringen, så hva dere gjorde. Høyst 320 tegn."
    )
    tema: Annotated[Several[Annotated[Term, In("tema")]], Field(max_length=3)] | None = Field(
        None, description="Hva omtalen handler om. Ett til tre temaer."
    )
    kontorstørrelse: Several[Annotated[Term, In("kontorstørrelse")]] | None = Field(
        None, description="Hvilke kontorer praksisen passer for."
    )
    evidens: Annotated[Term, In("evidens")] | None = Field(
        None, description="Om kunnskapen kommer fra praksis eller fra forskning."
    )
    status: Annotated[Term, In("status")] = Field(
        description="Skriv utkast til teksten er ferdig. Da trengs bare tittel og status."
    )
    språk: Annotated[Term, In("språk")] | None = Field(
        None, description="Bokmål (nb) eller nynorsk (nn). Uten feltet er det bokmål."
    )
    ansvarlig: UnitFields | None = Field(
        None, description="Hvem som svarer for teksten: enhet og rolle, aldri en person."
    )
    kontakt: UnitFields | None = Field(
        None, description="Hvem leseren kan spørre: enhet og rolle, aldri en person."
    )
    gjennomgått: Date | None = Field(
        None, description="Dagen teksten sist ble gjennomgått: år-måned-dag."
    )
    roller: Several[Annotated[Term, In("rolle")]] | None = Field(
        None, description="Hvem praksisen gjelder."
    )
    nivå: Several[Annotated[Term, In("nivå")]] | None = Field(
        None, description="Hvor i NAV den hører hjemme."
    )
    fylke: Several[Annotated[Term, In("fylke")]] | None = Field(
        None, description="Fylket der den er prøvd, bare når kilden sier det."
    )
    modenhet: Annotated[Term, In("modenhet")] | None = Field(
        None, description="Hvor langt praksisen er kommet."
    )
    innsats: EffortFields | None = Field(
        None, description="Hva praksisen tar av tid, folk og annet."
    )
    hva_vi_vet: KnowledgeFields | None = Field(
        None, description="Hva vi vet og ikke vet, i fire felter med én setning i hvert."
    )
    relasjoner: Annotated[list[RelationFields], Field(min_length=1, max_length=60)] | None = Field(
        None, description="Andre omtaler denne hører sammen med, og hvorfor."
    )
    utprøvinger: Annotated[list[TryoutFields], Field(min_length=1, max_length=200)] | None = Field(
        None, description="Hva som skjedde da andre prøvde. Kontoret kan være uten navn."
    )
    kilder: Annotated[list[CitationFields], Field(min_length=1, max_length=60)] | None = Field(
        None, description="Kildene teksten bygger på. I teksten viser [1] til den første."
    )
    endringer: Annotated[list[ChangeFields], Field(min_length=1, max_length=60)] | None = Field(
        None, description="Hva som er endret siden teksten ble publisert, og hvilken dag."
    )
    alias: Several[Slug] | None = Field(
        None,
        description="Gamle filnavn (uten .md), så gamle lenker virker. Det eldste står først.",
    )
    automatiske_lenker: Literal["ja", "nei"] | None = Field(
        None,
        description="Skriv nei hvis navn på andre omtaler ikke skal bli lenker i denne teksten.",
    )
    erstattes_av: Slug | None = Field(
        None, description="Id-en til omtalen som har tatt over for en som er arkivert."
    )

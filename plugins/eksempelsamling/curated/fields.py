"""The head of a curated collection: which fields there are, and what they may hold."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, cast

from pydantic import (
    BeforeValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from eksempelsamling.fields import (
    DayAhead,
    Fields,
    In,
    Line,
    Several,
    Slug,
    Text,
    UnitFields,
)
from eksempelsamling.model import Term
from eksempelsamling.translate import custom

REQUIRED_TO_PUBLISH = ("utgiver", "for_hvem", "gjelder_til", "ansvarlig", "deler")
"""Fields a draft may leave out."""
MAX_PARTS = 20
MAX_CHOSEN = 30
"""Write-ups in one part. A longer list is a search, not a choice."""
SELECT_BY = (
    "tema", "kontorstørrelse", "evidens", "rolle", "nivå", "modenhet", "fylke", "språk"
)  # fmt: skip
"""The groups of terms a living part may go by: the facets of the search."""


COUNT: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": MAX_CHOSEN}


def _count(value: object) -> object:
    if not (isinstance(value, str) and re.fullmatch(r"[1-9]\d?", value.strip(), re.ASCII)):
        raise custom("feil-type", forventet=f"et helt tall fra 1 til {MAX_CHOSEN}")
    if int(value) > MAX_CHOSEN:
        raise custom("feil-type", forventet=f"et helt tall fra 1 til {MAX_CHOSEN}")
    return int(value)


class PublisherFields(Fields):
    """Hvem som gir ut samlingen: et fylke, en enhet, eller en enhet i et fylke."""

    fylke: Annotated[Term, In("fylke")] | None = Field(
        None, description="Fylket som gir ut samlingen."
    )
    enhet: Line | None = Field(None, description="Enheten som gir ut samlingen.")

    @model_validator(mode="after")
    def is_somebody(self) -> PublisherFields:
        """One of the two is enough."""
        if not (self.fylke or self.enhet):
            reason = " Er det et fylke som gir den ut, skriver du «fylke: …»."
            raise custom("mangler-felt", felt="enhet", grunn=reason)
        return self


class ChosenFields(Fields):
    """En omtale som er valgt ut, og hvorfor."""

    id: Slug = Field(description="Filnavnet til omtalen, uten .md.")
    hvorfor: Text | None = Field(
        None, description="Hvorfor du har valgt den. Én eller to setninger."
    )
    for_hvem: Line | None = Field(
        None, description="Hvem den er for, når det ikke er alle samlingen er for."
    )


class SelectionFields(Fields):
    """Et utvalg nettstedet lager selv, på nytt hver gang det blir bygd."""

    tema: Several[Annotated[Term, In("tema")]] | None = Field(
        None, description="Omtaler om ett av disse temaene."
    )
    kontorstørrelse: Several[Annotated[Term, In("kontorstørrelse")]] | None = Field(
        None, description="Omtaler som passer for et av disse kontorene."
    )
    evidens: Several[Annotated[Term, In("evidens")]] | None = Field(
        None, description="Omtaler som bygger på slik kunnskap."
    )
    rolle: Several[Annotated[Term, In("rolle")]] | None = Field(
        None, description="Omtaler som gjelder en av disse rollene."
    )
    nivå: Several[Annotated[Term, In("nivå")]] | None = Field(
        None, description="Omtaler som hører hjemme på et av disse nivåene."
    )
    modenhet: Several[Annotated[Term, In("modenhet")]] | None = Field(
        None, description="Omtaler om det som er kommet så langt."
    )
    fylke: Several[Annotated[Term, In("fylke")]] | None = Field(
        None, description="Omtaler om det som er prøvd i et av disse fylkene."
    )
    språk: Several[Annotated[Term, In("språk")]] | None = Field(
        None, description="Omtaler på dette språket."
    )
    sortering: Literal["nyest", "tittel"] = Field(
        "tittel", description="nyest: sist gjennomgått først. tittel: etter alfabetet."
    )
    antall: Annotated[int, BeforeValidator(_count), WithJsonSchema(COUNT)] = Field(
        10, description="Hvor mange omtaler delen viser på det meste."
    )

    @model_validator(mode="after")
    def asks_for_something(self) -> SelectionFields:
        """Without any term it would be the list of everything."""
        if not any(getattr(self, group) for group in SELECT_BY):
            others = ", ".join(f"«{group}»" for group in SELECT_BY[1:])
            raise custom("mangler-felt", felt="tema", grunn=f" Du kan også velge etter {others}.")
        return self


class PartFields(Fields):
    """En del av samlingen: omtaler du har valgt, eller et utvalg."""

    tittel: Annotated[Line, StringConstraints(max_length=100)] = Field(
        description="Overskriften på delen."
    )
    tekst: Text | None = Field(None, description="Noen setninger om delen.")
    omtaler: Annotated[list[ChosenFields], Field(min_length=1, max_length=MAX_CHOSEN)] | None = (
        Field(None, description="Omtalene du har valgt, i den rekkefølgen de skal leses.")
    )
    utvalg: SelectionFields | None = Field(
        None, description="Hva nettstedet skal velge etter, når du ikke velger selv."
    )

    @model_validator(mode="after")
    def has_one_content(self) -> PartFields:
        """Chosen by hand or found by terms: the reader is told which."""
        if bool(self.omtaler) == bool(self.utvalg):
            raise custom("del-med-feil-innhold", tittel=self.tittel)
        return self


class CollectionHead(Fields):
    """Feltene øverst i en samling."""

    tittel: Annotated[Line, StringConstraints(max_length=100)] = Field(
        description="Kort tittel som sier hva samlingen er til."
    )
    status: Annotated[Term, In("status")] = Field(
        description="Skriv utkast til samlingen er ferdig. Da trengs bare tittel og status."
    )
    språk: Annotated[Term, In("språk")] | None = Field(
        None, description="Bokmål (nb) eller nynorsk (nn). Uten feltet er det bokmål."
    )
    utgiver: PublisherFields | None = Field(
        None, description="Hvem som gir den ut: {fylke: …}, {enhet: …} eller begge."
    )
    for_hvem: Line | None = Field(None, description="Hvem samlingen er for.")
    gjelder_til: DayAhead | None = Field(
        None, description="Siste dag samlingen gjelder: år-måned-dag. Etterpå får den et varsel."
    )
    ansvarlig: UnitFields | None = Field(
        None, description="Hvem som svarer for samlingen: enhet og rolle, aldri en person."
    )
    deler: Annotated[list[PartFields], Field(min_length=1, max_length=MAX_PARTS)] | None = Field(
        None, description="Delene i samlingen, i den rekkefølgen de skal leses."
    )


def terms_asked_for(selection: SelectionFields) -> tuple[Term, ...]:
    """Every term of a selection, group by group."""
    return tuple(
        term
        for group in SELECT_BY
        for term in cast("list[Term] | None", getattr(selection, group)) or ()
    )

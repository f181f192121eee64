"""The controlled terms: one file that validation, pages, form, facets and JSON Schema read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from eksempelsamling.model import Term
from eksempelsamling.problems import Problem
from eksempelsamling.reading import display_path, read_yaml_file
from eksempelsamling.translate import custom, translate
from eksempelsamling.words import is_id, nearest, nfc, slug

FILE = "_vokabular.yml"

MAX_ID = 60
USED = {
    "status": ("utkast", "publisert", "arkivert"),
    "språk": ("nb", "nn"),
    "kunnskapsfelt": ("målgruppe", "gjennomføring", "virkning", "ressurser"),
    "grad": ("ikke kjent ennå",),
    "hvordan": ("ikke undersøkt",),
    "seksjon": ("spørsmål",),
    "relasjon": ("bygger på", "forutsetter", "alternativ til"),
}
"""Ids that the program goes by."""

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Term(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: _Text
    navn: _Text
    nn: _Text | None = None
    beskrivelse: _Text = ""
    kort: _Text = ""
    synonymer: list[_Text] = Field(default_factory=list)
    motsatt: _Text = ""
    situasjon: _Text = ""


class _Theme(_Term):
    om: _Text = ""
    om_nn: _Text = ""
    nær: list[_Text] = Field(default_factory=list)


class _File(BaseModel):
    """The lists `_vokabular.yml` must have. Renaming one is a change of the content model."""

    model_config = ConfigDict(extra="forbid")

    tema: list[_Theme]
    kontorstørrelse: list[_Term]
    evidens: list[_Term]
    status: list[_Term]
    språk: list[_Term]
    nivå: list[_Term]
    rolle: list[_Term]
    modenhet: list[_Term]
    fylke: list[_Term]
    kunnskapsfelt: list[_Term]
    grad: list[_Term]
    hvordan: list[_Term]
    relasjon: list[_Term]
    belegg: list[_Term]
    seksjon: list[_Term]

    @field_validator("*")
    @classmethod
    def ids_can_be_addresses(cls, terms: list[_Term]) -> list[_Term]:
        """Two terms with one slug would share an address."""
        seen: set[str] = set()
        for term in terms:
            if not is_id(slug(term.id)) or len(term.id) > MAX_ID:
                raise custom("ugyldig-id", verdi=term.id, forslag="")
            if slug(term.id) in seen:
                raise custom("dobbel-verdi", verdi=term.id)
            seen.add(slug(term.id))
        return terms

    @field_validator("relasjon")
    @classmethod
    def relations_turn(cls, terms: list[_Term]) -> list[_Term]:
        """A relation is shown from both sides, so each type needs its inverse."""
        inverses = {term.id: term.motsatt for term in terms}
        for term in terms:
            if inverses.get(term.motsatt) != term.id:
                raise custom("mangler-i-vokabularet", verdi=f"«motsatt» for «{term.id}»")
        return terms

    @field_validator("tema")
    @classmethod
    def near_themes_exist(cls, themes: list[_Theme]) -> list[_Theme]:
        """A theme points to other themes of the list, not to itself."""
        ids = {theme.id for theme in themes}
        for theme in themes:
            for near in theme.nær:
                if near not in ids - {theme.id}:
                    raise custom("ukjent-tema", verdi=near, tema=theme.id)
        return themes

    @model_validator(mode="after")
    def has_what_the_program_uses(self) -> _File:
        """Ids that code goes by, and at least one term in every list."""
        for group in type(self).model_fields:
            ids = {term.id for term in getattr(self, group)}
            for needed in USED.get(group, ()) if ids else ("minst én verdi",):
                if needed not in ids:
                    raise custom("mangler-i-vokabularet", felt=group, verdi=f"«{needed}»")
        return self


@dataclass(frozen=True)
class Vocabulary:
    """All terms, by group and id, in the order of the file."""

    groups: Mapping[str, Mapping[str, Term]]
    _words: dict[str, dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, group: str) -> Mapping[str, Term]:
        return self.groups[group]

    def get(self, group: str, word: str) -> Term | None:
        """The term with exactly the id `word` (in NFC), or None."""
        return self.groups[group].get(nfc(word).strip())

    def nearest(self, group: str, word: str) -> str | None:
        """The id of the term that `word` most likely means: by id, name or synonym."""
        if group not in self._words:
            self._words[group] = {
                known: term.id
                for term in reversed(list(self.groups[group].values()))
                for known in (*term.synonyms, term.name_nn, term.name, term.slug, term.id)
            }
        words = self._words[group]
        found = nearest(word, words)
        return words[found] if found else None


EMPTY = Vocabulary({name: {} for name in _File.model_fields})


def load_vocabulary(practices: Path) -> tuple[Vocabulary, list[Problem]]:
    """Read `_vokabular.yml` in the folder `practices`."""
    path = practices / FILE
    tree, problems = read_yaml_file(path, practices)
    if tree is None:
        return EMPTY, problems
    try:
        content = _File.model_validate(tree.value)
    except ValidationError as error:
        return EMPTY, [*problems, *translate(error, _File, tree, display_path(path))]
    groups = {name: _terms(name, getattr(content, name)) for name in _File.model_fields}
    return Vocabulary(groups), problems


def _terms(group: str, written: Sequence[_Term]) -> dict[str, Term]:
    return {
        t.id: Term(
            group,
            t.id,
            slug(t.id),
            t.navn,
            t.nn or t.navn,
            t.beskrivelse,
            t.kort,
            tuple(t.synonymer),
            t.motsatt,
            t.situasjon,
            *((t.om, t.om_nn, tuple(t.nær)) if isinstance(t, _Theme) else ()),
        )
        for t in written
    }

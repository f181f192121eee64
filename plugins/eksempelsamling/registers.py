"""The two registers beside the write-ups: the sources, and the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
)

from eksempelsamling.fields import Slug
from eksempelsamling.model import GlossaryEntry, Source
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import display_path, read_yaml_file
from eksempelsamling.translate import custom, translate
from eksempelsamling.words import did_you_mean, slug, sort_key

SOURCES_FILE = "_kilder.yml"
GLOSSARY_FILE = "_ordliste.yml"

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
_T = TypeVar("_T")


class SourceFields(BaseModel):
    """One entry of `_kilder.yml`. What is not stated where we have it from, is left out."""

    model_config = ConfigDict(extra="forbid")

    id: Slug
    kortnavn: _Text = ""
    forfattere: list[_Text] = Field(default_factory=list)
    år: _Text = ""
    språk: Literal["nb", "nn", "en"] = "nb"
    tittel: _Text = ""
    publikasjon: _Text = ""
    utgiver: _Text = ""
    sted: _Text = ""
    sider: _Text = ""
    isbn: _Text = ""
    om: _Text = ""
    funnet_i: Slug | None = None


class GlossaryFields(BaseModel):
    """One entry of `_ordliste.yml`."""

    model_config = ConfigDict(extra="forbid")

    ord: _Text
    betyr: _Text = ""
    betyr_språk: Literal["nb", "en"] = "nb"
    forklaring: _Text
    synonymer: list[_Text] = Field(default_factory=list)
    søk: list[_Text] = Field(default_factory=list)
    i_teksten: Literal["ja", "nei"] = "ja"
    grunnlag: Literal["ntnu-2022", "isf-2015", "begge", "allmennkunnskap"]


def _unlike(key: Callable[[_T], str]) -> AfterValidator:
    def check(entries: list[_T]) -> list[_T]:
        seen: set[str] = set()
        for entry in entries:
            if (key(entry).casefold()) in seen:
                raise custom("dobbel-verdi", verdi=key(entry), felt="lista")
            seen.add(key(entry).casefold())
        return entries

    return AfterValidator(check)


class _Sources(RootModel[Annotated[list[SourceFields], _unlike(lambda s: s.id)]]):
    pass


class _Glossary(RootModel[Annotated[list[GlossaryFields], _unlike(lambda g: g.ord)]]):
    pass


def load_sources(practices: Path) -> tuple[Mapping[str, Source], list[Problem]]:
    """The sources by id, from `_kilder.yml` in the folder `practices`."""
    entries, problems = _load(practices / SOURCES_FILE, practices, _Sources, SourceFields)
    problems += _unusable(entries, display_path(practices / SOURCES_FILE))
    found = [
        Source(
            s.id, tuple(s.forfattere), s.år, s.tittel, s.publikasjon, s.utgiver, s.sted, s.sider,
            s.isbn, s.om, s.funnet_i or "", s.kortnavn, s.språk,
        )
        for s in entries
    ]  # fmt: skip
    return {s.id: s for s in sorted(found, key=lambda s: sort_key(s.name))}, problems


def _unusable(entries: list[SourceFields], path: str) -> list[Problem]:
    """Sources without a name, and sources found in one that is not there."""
    known = {entry.id for entry in entries}
    found = []
    for entry in entries:
        if not (entry.kortnavn or entry.forfattere or entry.tittel):
            found.append(problem(path, Position(), "kilde-uten-navn", id=entry.id))
        if entry.funnet_i and entry.funnet_i not in known:
            near = did_you_mean(entry.funnet_i, sorted(known))
            found.append(problem(path, Position(), "ukjent-kilde", id=entry.funnet_i, forslag=near))
    return found


def load_glossary(practices: Path) -> tuple[tuple[GlossaryEntry, ...], list[Problem]]:
    """The glossary in Norwegian alphabetical order, from `_ordliste.yml`."""
    entries, problems = _load(practices / GLOSSARY_FILE, practices, _Glossary, GlossaryFields)
    taken: Counter[str] = Counter()
    found = [
        GlossaryEntry(
            _unique(slug(g.ord) or "tegn", taken), g.ord, g.betyr, g.forklaring,
            tuple(g.synonymer), tuple(g.søk), g.grunnlag == "allmennkunnskap",
            g.i_teksten == "ja", g.betyr_språk,
        )
        for g in entries
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda g: sort_key(g.word))), problems


def _unique(id: str, taken: Counter[str]) -> str:
    """C and C++ have one slug, but need an address each."""
    taken[id] += 1
    return id if taken[id] == 1 else f"{id}-{taken[id]}"


_Entry = TypeVar("_Entry", bound=BaseModel)


def _load(
    path: Path, root: Path, file: type[RootModel[list[_Entry]]], entry: type[_Entry]
) -> tuple[list[_Entry], list[Problem]]:
    tree, problems = read_yaml_file(path, root)
    if tree is None:
        return [], problems
    try:
        return file.model_validate(tree.value).root, problems
    except ValidationError as error:
        return [], [*problems, *translate(error, entry, tree, display_path(path))]

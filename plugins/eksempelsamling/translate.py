"""pydantic's validation errors → problems in Norwegian, at the place in the file."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.words import did_you_mean
from eksempelsamling.yamltree import Location, Tree

_EXPECTED = {
    "string_type": "vanlig tekst",
    "list_type": "en liste i klammer, slik: [{verdi}]",
    "tuple_type": "en liste i klammer, slik: [{verdi}]",
    "model_type": "felter med innrykk på linjene under",
    "dict_type": "felter med innrykk på linjene under",
    "int_parsing": "et helt tall, for eksempel 2026",
    "int_type": "et helt tall, for eksempel 2026",
}


_SHAPES = {
    "kilder": "en liste, der hver kilde står slik: - {id: …, sted: …}",
    "endringer": "en liste, der hver endring står slik: - {dato: …, hva: …}",
    "relasjoner": "en liste, der hver relasjon står slik: - {til: …, type: …, hvorfor: …}",
    "deler": "en liste, der hver del står slik: - {tittel: …, omtaler: …}",
    "omtaler": "en liste, der hver omtale står slik: - {id: …, hvorfor: …}",
    "utprøvinger": "en liste, der hver utprøving står slik: "
    "- {størrelse: …, år: …, tilpasning: …, erfaring: …}",
}


def custom(code: str, **values: object) -> PydanticCustomError:
    """An error of ours: `code` is a key of `messages.MESSAGES`, `values` its placeholders."""
    return PydanticCustomError("egen", "{kode}", {"kode": code, "verdier": values})


def translate(
    error: ValidationError, model: type[BaseModel], tree: Tree, path: str
) -> list[Problem]:
    """One problem for each error, in the order pydantic found them."""
    return [_problem(detail, model, tree, path) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, model: type[BaseModel], tree: Tree, path: str) -> Problem:
    location: Location = tuple(detail["loc"])
    at = tree.position(location)
    name = field_name(location)
    context: dict[str, Any] = detail.get("ctx") or {}
    kind = detail["type"]
    if kind == "egen":
        return problem(path, at, context["kode"], **{"felt": name} | context["verdier"])
    if kind == "missing":
        return problem(path, at, "mangler-felt", felt=location[-1], grunn="")
    if kind == "extra_forbidden":
        return _unknown_field(location, model, tree, path)
    if detail["input"] is None:
        return problem(path, tree.keys.get(location, at), "tom-verdi", felt=name)
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        values = {"felt": name, "verdi": detail["input"], "lovlige": allowed, "forslag": ""}
        return problem(path, at, "ukjent-verdi", **values)
    if kind in ("string_too_short", "too_short"):
        return problem(path, at, "tom-verdi", felt=name)
    if kind == "string_too_long":
        length, limit = len(str(detail["input"]).strip()), context["max_length"]
        values = {"antall": length, "grense": limit, "over": length - limit}
        return problem(path, at, "for-lang", felt=name, **values)
    if kind == "too_long":
        return problem(path, at, "for-mange", felt=name, grense=context["max_length"])
    written = detail["input"] if isinstance(detail["input"], str) else "…"
    expected = _EXPECTED.get(kind, "det malen viser").format(verdi=written)
    expected = _SHAPES.get(name, expected) if kind == "list_type" else expected
    return problem(path, at, "feil-type", felt=name, forventet=expected)


def field_name(location: Location) -> str:
    """The innermost field of a location; numbers of list items are left out."""
    return next((part for part in reversed(location) if isinstance(part, str)), "fila")


def _unknown_field(location: Location, model: type[BaseModel], tree: Tree, path: str) -> Problem:
    name = str(location[-1])
    at = tree.keys.get(location) or Position()
    known = _fields_at(model, location[:-1])
    return problem(path, at, "ukjent-felt", felt=name, forslag=did_you_mean(name, known))


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """Names of the fields that may stand at `location` within `model`."""
    for part in location:
        if isinstance(part, int):
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for arg in get_args(annotation) if (m := _model_in(arg))), None)

"""The JSON Schemas of the heads, for editors that complete and check while typing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from eksempelsamling.curated import fields as curated
from eksempelsamling.fields import REQUIRED_TO_PUBLISH, TERMS_OF, Head
from eksempelsamling.vocabulary import Vocabulary

DROPPED = ("default", "title")
"""What pydantic adds and editors would show: no value by default, and names of our classes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file with a head."""

    title: str
    model: type[BaseModel]
    required: tuple[str, ...]
    """Fields a draft may leave out."""


WRITE_UP = Kind("Omtale i Eksempelsamlingen", Head, REQUIRED_TO_PUBLISH)
COLLECTION = Kind(
    "Samling i Eksempelsamlingen", curated.CollectionHead, curated.REQUIRED_TO_PUBLISH
)


def _described(node: dict[str, Any]) -> dict[str, str]:
    return {"description": node["description"]} if "description" in node else {}


def json_schema(vocabulary: Vocabulary, kind: Kind) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the head, with the vocabulary's terms as choices."""
    schema = kind.model.model_json_schema()

    def fill(node: Any) -> Any:
        if isinstance(node, list):
            return [fill(item) for item in node]
        if not isinstance(node, dict):
            return node
        if TERMS_OF in node:
            terms = vocabulary[node[TERMS_OF]].values()
            choices = [
                {"const": t.id, "title": t.name}
                | ({"description": t.description} if t.description else {})
                for t in terms
            ]
            return {"type": "string", "oneOf": choices} | _described(node)
        if "anyOf" in node:  # an optional field is left out, not null
            (kept,) = [option for option in node["anyOf"] if option != {"type": "null"}]
            return fill(kept) | _described(node)
        return {key: fill(value) for key, value in node.items() if key not in DROPPED}

    filled: dict[str, Any] = fill(schema)
    published = {"properties": {"status": {"enum": ["publisert", "arkivert"]}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **filled,
        "title": kind.title,
        "if": published,
        "then": {"required": list(kind.required)},
    }


def as_text(vocabulary: Vocabulary, kind: Kind) -> str:
    """The schema as the file that is published and kept in the repository."""
    return json.dumps(json_schema(vocabulary, kind), ensure_ascii=False, indent=2) + "\n"

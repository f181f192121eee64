"""The fields of a head as their schema says them: who must write what, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from eksempelsamling.contributing.shapes import resolved
from eksempelsamling.fields import TERMS_OF
from eksempelsamling.json_schema import Kind
from eksempelsamling.vocabulary import Vocabulary

Need = Literal["alltid", "for å publisere", ""]
"""When a field must be there; "" for one that never must."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field, with those inside it."""

    name: str
    need: Need
    told: str
    """What to write."""
    form: str
    """What it may hold, and how much."""
    group: str = ""
    """The group of the vocabulary whose terms it takes."""
    parts: tuple[FieldEntry, ...] = ()
    example: str = ""
    """YAML; only fields of the head itself have one."""

    @property
    def slug(self) -> str:
        """The name as the end of an element's id; names are unique in a kind of file."""
        return self.name.replace("_", "-")


def entries(kind: Kind, examples: Mapping[str, str], vocabulary: Vocabulary) -> list[FieldEntry]:
    """Every field of a kind of file, in the order they are written.

    Args:
        kind: the kind of file.
        examples: field → YAML, for each field of the head.
        vocabulary: tells how many terms there are to choose from.

    """
    schema = kind.model.model_json_schema()
    reader = _Reader(schema, vocabulary)
    return [
        reader.entry(name, node, _need(name, kind, schema), examples[name])
        for name, node in schema["properties"].items()
    ]


def groups_of(found: list[FieldEntry]) -> Iterator[str]:
    """The groups of terms that fields take, in their order, each as often as it is taken."""
    for entry in found:
        if entry.group:
            yield entry.group
        yield from groups_of(list(entry.parts))


def _need(name: str, kind: Kind, schema: dict[str, Any]) -> Need:
    if name in schema["required"]:
        return "alltid"
    return "for å publisere" if name in kind.required else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the fields of one JSON Schema."""

    schema: Any
    vocabulary: Vocabulary

    def entry(self, name: str, raw: Any, need: Need, example: str = "") -> FieldEntry:
        node = resolved(raw, self.schema)
        inner = resolved(node["items"], self.schema) if "items" in node else node
        told, form = node["description"], self._form(node, inner)
        return FieldEntry(
            name,
            need,
            told,
            "" if form in told else form,
            inner.get(TERMS_OF, ""),
            tuple(self._parts(inner)),
            example,
        )

    def _parts(self, node: Any) -> Iterator[FieldEntry]:
        required = node.get("required", ())
        for name, part in node.get("properties", {}).items():
            yield self.entry(name, part, "alltid" if name in required else "")

    def _form(self, node: Any, inner: Any) -> str:
        """In words; "" for a single term, which is told by the terms there are."""
        if "items" not in node:
            return _one(inner)
        most = node["maxItems"]
        if "properties" in inner:
            return f"En liste med høyst {most} punkter. Hvert punkt har disse feltene:"
        if TERMS_OF in inner:
            limited = most < len(self.vocabulary[inner[TERMS_OF]])
            return f"Ett eller flere ord i klammer{f', høyst {most}' if limited else ''}."
        return f"Én eller flere i klammer, høyst {most}. {_one(inner)}"


def _one(node: Any) -> str:
    """What one value may be."""
    if "properties" in node:
        return "Har disse feltene, med innrykk:"
    if TERMS_OF in node:
        return ""
    if "enum" in node:
        return f"Skriv {' eller '.join(node['enum'])}."
    if node.get("format") == "date":
        return "Dato."
    if node["type"] == "integer":
        return f"Tall fra {node['minimum']} til {node['maximum']}." if "maximum" in node else ""
    if "pattern" in node:
        return f"Små bokstaver a–z, tall og bindestrek, høyst {node['maxLength']} tegn."
    return f"Høyst {node['maxLength']} tegn."

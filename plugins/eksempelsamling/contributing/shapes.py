"""What an answer may hold, read from the schema that also validates files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from eksempelsamling.contributing.questions import PRACTICE, SECTION
from eksempelsamling.fields import TERMS_OF, Head
from eksempelsamling.lint import MAX_LENGTH

Kind = Literal["line", "text", "date", "year", "one", "several", "source", "practice"]


@dataclass(frozen=True, slots=True)
class Shape:
    """`line` is one line and `text` several; `one` and `several` are terms of `group`."""

    kind: Kind
    group: str = ""
    most: int = 0
    """Longest text in characters, or most choices; 0 for no limit."""
    beside: tuple[str, ...] = ()
    """The other questions that must be answered when this one is."""


@cache
def shape(name: str) -> Shape:
    """The shape of the answer to the question `name`.

    Raises:
        KeyError: the head has no such field.

    """
    if name.startswith(SECTION):
        return Shape("text", most=MAX_LENGTH)
    if name == PRACTICE:
        return Shape("practice")
    schema = Head.model_json_schema()
    path = name.split(".")
    around, node = _at(schema, path[:-1]), _at(schema, path)
    required = around.get("required", []) if len(path) > 1 else []
    beside = tuple(".".join([*path[:-1], other]) for other in required if other != path[-1])
    if name.startswith("kilder.") and path[-1] == "id":
        return Shape("source", beside=beside)
    if node.get("type") == "array":
        return Shape("several", resolved(node["items"], schema)[TERMS_OF], node["maxItems"])
    if TERMS_OF in node:
        return Shape("one", node[TERMS_OF], beside=beside)
    if node.get("format") == "date":
        return Shape("date")
    if node.get("type") == "integer":
        return Shape("year", beside=beside)
    return Shape("line", most=node["maxLength"], beside=beside)


def _at(schema: Any, path: list[str]) -> Any:
    node = schema
    for part in path:
        node = resolved(node["items"] if part.isdigit() else node["properties"][part], schema)
    return node


def resolved(node: Any, schema: Any) -> Any:
    """`node` without references, and without the choice of leaving it out."""
    if "$ref" in node:
        return schema["$defs"][node["$ref"].rpartition("/")[2]]
    if "anyOf" in node:
        (kept,) = [option for option in node["anyOf"] if option != {"type": "null"}]
        return resolved(kept, schema) | {k: v for k, v in node.items() if k != "anyOf"}
    return node

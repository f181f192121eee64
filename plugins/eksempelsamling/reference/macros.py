"""The components as their templates have them: read by Jinja's own parser, so never by guessing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jinja2 import nodes

from eksempelsamling.templating import environment

COMPONENTS = Path(__file__).parent.parent / "templates" / "components"

Body = Literal["", "optional", "required"]
"""Whether a macro takes the block of a `call`."""


@dataclass(frozen=True, slots=True)
class Macro:
    """One public macro. A name with an underscore is the file's own, as for Jinja."""

    name: str
    file: str
    required: tuple[str, ...]
    defaults: Mapping[str, Any]
    """Parameter → its default, for those that may be left out."""
    body: Body

    @property
    def parameters(self) -> tuple[str, ...]:
        """In the order they are given."""
        return (*self.required, *self.defaults)


def macros(folder: Path = COMPONENTS) -> dict[str, Macro]:
    """Name → macro, for every public macro of the templates in `folder`.

    Raises:
        ValueError: two files have a macro of the same name.

    """
    found: dict[str, Macro] = {}
    for path in sorted(folder.glob("*.html")):
        for macro in _of_file(path):
            if other := found.get(macro.name):
                raise ValueError(f"{macro.name} stands in both {other.file} and {macro.file}")
            found[macro.name] = macro
    return found


def _of_file(path: Path) -> Iterator[Macro]:
    template = environment("nb").parse(path.read_text(encoding="utf-8"))
    for node in template.body:
        if isinstance(node, nodes.Macro) and not node.name.startswith("_"):
            names = [argument.name for argument in node.args]
            first = len(names) - len(node.defaults)
            defaults = [default.as_const() for default in node.defaults]
            yield Macro(
                node.name,
                path.name,
                tuple(names[:first]),
                dict(zip(names[first:], defaults, strict=True)),
                _body(node),
            )


def _body(macro: nodes.Macro) -> Body:
    """A block that a macro asks for before it calls it may be missing."""
    if not any(node.name == "caller" for node in macro.find_all(nodes.Name)):
        return ""
    tests = (test for test in macro.find_all(nodes.Test) if test.name == "defined")
    asked = any(isinstance(t.node, nodes.Name) and t.node.name == "caller" for t in tests)
    return "optional" if asked else "required"

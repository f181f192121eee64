"""What `templates/components/components.yml` says of the components, checked against them.

One file is the source of the page for developers and of the tests. Mistakes in it are those of
a developer, so they stop the build, and are told in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from eksempelsamling.model import Language
from eksempelsamling.reference.kinds import KINDS
from eksempelsamling.reference.macros import COMPONENTS, Macro, macros

FILE = COMPONENTS / "components.yml"

Inside = Literal["", "p", "cards", "card"]
"""What a component must stand in: nothing, a paragraph, a list of cards, or a card."""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a macro."""

    name: str
    kind: str
    """A name of `kinds.KINDS`."""
    told: str
    required: bool = False
    default: str | int | bool | None = None
    """For one that may be left out."""

    @property
    def shown(self) -> str:
        """The kind, for readers."""
        return KINDS[self.kind].name


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Example:
    """One way to use a component. See `kinds.py` for how its values are written."""

    name: str
    given: Mapping[str, Any]
    language: Language = "nb"
    """Of the page it is shown as on."""
    body: str = ""
    """The paragraph in the block of its `call`."""
    holds: Mapping[Language, Sequence[str]] = field(default_factory=dict)
    """What its text says, by the language of the page; the tests look for it."""
    lacks: Sequence[str] = ()
    """What it must not say, in any language."""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Component:
    """A macro for pages to use: what for, with what, and how it looks."""

    name: str
    file: str
    told: str
    not_for: str
    parameters: Sequence[Parameter]
    examples: Sequence[Example]
    inside: Inside = ""

    def kind_of(self, parameter: str) -> str:
        """The kind of the parameter with this name."""
        return next(p.kind for p in self.parameters if p.name == parameter)


def components(
    text: str | None = None, known: Mapping[str, Macro] | None = None
) -> list[Component]:
    """All components, in the order of the file.

    Args:
        text: YAML to read in place of the file.
        known: the macros there are, by name, in place of those of the templates.

    Raises:
        ValueError: what is wrong, and with which component; all mistakes at once.

    """
    written = yaml.load(
        FILE.read_text(encoding="utf-8") if text is None else text, Loader=yaml.CSafeLoader
    )
    try:
        found = TypeAdapter(list[Component]).validate_python(written)
    except ValidationError as error:
        raise ValueError(f"{FILE.name}: {error}") from error
    faults = list(_faults(found, macros() if known is None else known))
    if faults:
        raise ValueError("\n".join(f"{FILE.name}: {fault}" for fault in faults))
    return found


def _faults(found: Sequence[Component], known: Mapping[str, Macro]) -> Iterator[str]:
    names = [component.name for component in found]
    for name in sorted(known.keys() - names):
        yield f"{name} ({known[name].file}) is not described"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name} is described more than once"
    for component in found:
        macro = known.get(component.name)
        if macro is None or macro.file != component.file:
            yield f"{component.name}: no such macro in {component.file}"
            continue
        for fault in (*_of_parameters(component, macro), *_of_examples(component, macro)):
            yield f"{component.name}: {fault}"


def _of_parameters(component: Component, macro: Macro) -> Iterator[str]:
    described = tuple(p.name for p in component.parameters)
    if described != macro.parameters:
        yield f"the macro takes {macro.parameters}, not {described}"
        return
    for parameter in component.parameters:
        name = parameter.name
        if parameter.kind not in KINDS:
            yield f"{name}: no kind is called {parameter.kind!r}"
        if parameter.required != (name in macro.required):
            yield f"{name}: must be given in the macro, or here, but not in both"
        elif not parameter.required and parameter.default != macro.defaults[name]:
            yield f"{name}: the default is {macro.defaults[name]!r}, not {parameter.default!r}"


def _of_examples(component: Component, macro: Macro) -> Iterator[str]:
    if not component.examples:
        yield "has no example"
    for example in component.examples:
        for name in sorted(set(example.given) - set(macro.parameters)):
            yield f"«{example.name}»: has no parameter {name!r}"
        for name in sorted(set(macro.required) - set(example.given)):
            yield f"«{example.name}»: {name!r} must be given"
        if example.body and not macro.body:
            yield f"«{example.name}»: takes no body"
        if not example.body and macro.body == "required":
            yield f"«{example.name}»: must have a body"

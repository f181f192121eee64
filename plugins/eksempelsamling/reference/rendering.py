"""Examples of components as they look, and how they are called."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from markupsafe import Markup

from eksempelsamling.model import Language
from eksempelsamling.reference.components import Component, Example
from eksempelsamling.reference.kinds import KINDS, AbsentError, Stock
from eksempelsamling.templating import environment

OWN_ID = "{id}"
"""Stands in an example for the id of its own heading: ids on one page must differ."""
INSIDE = {
    "": Markup("{}"),
    "p": Markup("<p>{}</p>"),
    "cards": Markup('<ul class="cards">{}</ul>'),
    "card": Markup('<div class="card">{}</div>'),
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """One example on the page."""

    id: str
    name: str
    language: Language
    html: Markup
    call: str
    """What a template writes to get it."""


@dataclass(frozen=True, slots=True)
class Described:
    """A component with those of its examples that can be shown here."""

    component: Component
    examples: Sequence[Rendered]


def described(found: Sequence[Component], stock: Stock) -> Iterator[Described]:
    """Every component, with the examples whose things the collection has."""
    for component in found:
        shown = []
        for number, example in enumerate(component.examples, 1):
            id = f"{component.name}-{number}".replace("_", "-")
            try:
                values = values_of(component, example, id, stock)
            except AbsentError:
                continue
            language = example.language
            html = rendered(component, example.body, values, stock, language)
            call = _call(component, example, id)
            shown.append(Rendered(id, example.name, language, html, call))
        yield Described(component, shown)


def values_of(component: Component, example: Example, id: str, stock: Stock) -> dict[str, Any]:
    """The arguments of an example. `id` is that of its heading.

    Raises:
        AbsentError: the collection has not what it names.

    """
    return {
        name: make(stock, written)
        if (make := KINDS[component.kind_of(name)].make)
        else _own(written, id)
        for name, written in example.given.items()
    }


def rendered(
    component: Component,
    body: str,
    values: Mapping[str, Any],
    stock: Stock,
    language: Language = "nb",
) -> Markup:
    """The component on a page in `language`, in what it must stand in."""
    template = environment(language).get_template(f"components/{component.file}")
    macro = getattr(template.make_module({"href": stock.href}), component.name)
    block = {"caller": lambda: Markup("<p>{}</p>").format(body)} if body else {}
    return INSIDE[component.inside].format(macro(**values, **block))


def _own(written: Any, id: str) -> Any:
    return id if written == OWN_ID else written


def _call(component: Component, example: Example, id: str) -> str:
    """What stands in a template. Things of the collection have names there, told in a comment."""
    things = {
        name: written
        for name, written in example.given.items()
        if KINDS[component.kind_of(name)].make
    }
    arguments = ", ".join(
        f"{name}={name if name in things else literal(_own(written, id))}"
        for name, written in example.given.items()
    )
    call = f"{component.name}({arguments})"
    if example.body:
        call = f"{{% call {call} %}}\n<p>{example.body}</p>\n{{% endcall %}}"
    else:
        call = f"{{{{ {call} }}}}"
    return f"{{# {_told(things)} #}}\n{call}" if things else call


def _told(things: Mapping[str, Any]) -> str:
    """As an example writes them, on one line."""
    told = yaml.safe_dump(
        dict(things), allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000
    )
    return told.strip()[1:-1]


def literal(value: Any) -> str:
    """A constant as Jinja writes it: as JSON does, but for nothing."""
    return "none" if value is None else json.dumps(value, ensure_ascii=False)

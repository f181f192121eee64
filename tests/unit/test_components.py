"""The components, by what `components.yml` says of them: it feeds their page and these tests."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.checks.prose import lix, sentences
from eksempelsamling.model import Language
from eksempelsamling.page import href_from
from eksempelsamling.reference.components import Component, Example, components
from eksempelsamling.reference.kinds import AbsentError, Stock
from eksempelsamling.reference.macros import COMPONENTS, Macro, macros
from eksempelsamling.reference.pages import reference_pages
from eksempelsamling.reference.rendering import described, rendered, values_of
from eksempelsamling.relations.computed import suggestions
from eksempelsamling.search.publish import analysis_of
from eksempelsamling.templating import environment
from jinja2 import meta

from tests.conftest import ROOT, TODAY, write_up

ALL = components()
MACROS = macros()
EXAMPLES = [
    pytest.param(component, example, id=f"{component.name}: {example.name}")
    for component in ALL
    for example in component.examples
]
ADDRESS = "https://eksempelsamlingen.example.org/"
HOSTILE = "\"><img src=x onerror=alert(1)>'&{{ 7 * 7 }}"
TYPED = {"group", "language"}
"""Text fields that the model restricts to a few values, and templates look things up by."""
HARDEST = 35
"""LIX; up to 40 is easy. See `checks.prose.lix`."""
LONGEST = 20
"""Words in a sentence."""


def stock_of(folder: Path) -> Stock:
    catalogue = load(folder, TODAY)
    nearest = suggestions(catalogue, analysis_of(catalogue))
    return Stock(catalogue, nearest, ADDRESS, href_from("bidra/komponenter.md"))


@pytest.fixture(scope="module")
def stock() -> Stock:
    return stock_of(ROOT / "practices")


@pytest.fixture(scope="module")
def page(stock: Stock) -> str:
    pages = {p.uri: p for p in reference_pages(stock.catalogue, stock.nearest, ADDRESS)}
    assert pages["bidra/komponenter.md"].noindex
    return pages["bidra/komponenter.md"].html


class Read(HTMLParser):
    """The start tags of some HTML, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


# What is described, and what there is


def test_every_public_macro_is_described_with_its_parameters_and_defaults() -> None:
    assert {c.name: c.file for c in ALL} == {m.name: m.file for m in MACROS.values()}
    for component in ALL:
        macro = MACROS[component.name]
        assert tuple(p.name for p in component.parameters) == macro.parameters
        optional = {p.name: p.default for p in component.parameters if not p.required}
        assert optional == macro.defaults


def test_the_components_asked_for_have_a_file_each() -> None:
    for name in ("card", "facts", "evidence", "relations", "knowledge", "notice"):
        assert MACROS[name].file == f"{name}.html"


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_a_component_needs_nothing_but_its_parameters_and_the_addresses(path: Path) -> None:
    env = environment("nb")
    asked = meta.find_undeclared_variables(env.parse(path.read_text(encoding="utf-8")))
    assert asked - env.globals.keys() <= {"href", "caller"}


def test_every_component_is_used() -> None:
    templates = COMPONENTS.parent
    used = {
        name.strip()
        for path in templates.rglob("*.html")
        for names in re.findall(r"import ([\w, ]+?) (?:with context )?-?%", path.read_text("utf-8"))
        for name in names.split(",")
    } | {"card"}  # by `cards`
    assert MACROS.keys() <= used


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{% macro a(x) %}{{ x }}{% endmacro %}", Macro("a", "t.html", ("x",), {}, "")),
        (
            '{% macro a(x, y=2, z="", w=none) %}{% endmacro %}',
            Macro("a", "t.html", ("x",), {"y": 2, "z": "", "w": None}, ""),
        ),
        ("{% macro a() %}{{ caller() }}{% endmacro %}", Macro("a", "t.html", (), {}, "required")),
        (
            "{% macro a() %}{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}",
            Macro("a", "t.html", (), {}, "optional"),
        ),
        ("{% macro _a() %}{% endmacro %}", None),
        ("{# {% macro a() %}{% endmacro %} #}", None),
    ],
)
def test_macros_are_read(tmp_path: Path, written: str, expected: Macro | None) -> None:
    (tmp_path / "t.html").write_text(written, encoding="utf-8")
    assert list(macros(tmp_path).values()) == ([expected] if expected else [])


def test_two_macros_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("en", "to"):
        (tmp_path / f"{name}.html").write_text("{% macro a() %}{% endmacro %}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a stands in both en\.html and to\.html"):
        macros(tmp_path)


KNOWN = {"note": Macro("note", "note.html", ("title",), {"level": 2}, "optional")}
RIGHT = """\
- name: note
  file: note.html
  told: Noe.
  not_for: Noe annet.
  parameters:
    - {name: title, kind: text, required: true, told: Tittelen.}
    - {name: level, kind: number, default: 2, told: Nivået.}
  examples:
    - {name: Vanlig, given: {title: Hei}}
"""


def test_a_right_description_is_read() -> None:
    (component,) = components(RIGHT, KNOWN)
    assert component.parameters[1].default == 2
    assert component.examples[0].given == {"title": "Hei"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: note", "name: box", "note (note.html) is not described"),
        ("name: note", "name: box", "box: no such macro in note.html"),
        ("note.html", "notes.html", "note: no such macro in notes.html"),
        (RIGHT, RIGHT + RIGHT, "note is described more than once"),
        ("name: level", "name: size", "note: the macro takes ('title', 'level')"),
        ("kind: number", "kind: tall", "note: level: no kind is called 'tall'"),
        ("default: 2", "default: 3", "note: level: the default is 2, not 3"),
        ("default: 2", "required: true", "note: level: must be given in the macro, or here"),
        ("required: true, ", "", "note: title: must be given in the macro, or here"),
        ("{title: Hei}", "{title: Hei, size: 3}", "«Vanlig»: has no parameter 'size'"),
        ("{title: Hei}", "{level: 3}", "«Vanlig»: 'title' must be given"),
        ("- {name: Vanlig, given: {title: Hei}}", "[]", "note: has no example"),
        ("told: Noe.", "told: 3", "told"),
        ("told: Noe.", "tell: Noe.", "tell"),
    ],
)
def test_a_wrong_description_is_told(old: str, new: str, told: str) -> None:
    assert old in RIGHT
    with pytest.raises(ValueError, match=re.escape(told)) as raised:
        components(RIGHT.replace(old, new, 1), KNOWN)
    assert str(raised.value).startswith("components.yml: ")


@pytest.mark.parametrize(
    ("body", "example", "told"),
    [("", "body: x, ", "takes no body"), ("required", "", "must have a body")],
)
def test_a_body_is_where_the_macro_takes_one(body: Any, example: str, told: str) -> None:
    text = RIGHT.replace("{name: Vanlig", f"{{{example}name: Vanlig")
    with pytest.raises(ValueError, match=f"note: «Vanlig»: {told}"):
        components(text, {"note": replace(KNOWN["note"], body=body)})


# The examples


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_says_what_it_should(
    component: Component, example: Example, language: Language, stock: Stock
) -> None:
    values = values_of(component, example, "her", stock)
    said = Read(rendered(component, example.body, values, stock, language)).words
    for text in example.holds.get(language, ()):
        assert text in said
    for text in example.lacks:
        assert text not in said


def test_both_kinds_of_knowledge_have_the_same_form(stock: Stock) -> None:
    """The same elements and classes, whatever the kind: only the words differ."""
    (component,) = (c for c in ALL if c.name == "evidence")
    forms = set()
    for kind in ("praksisbasert", "forskningsbasert"):
        values = {"kind": stock.evidence(kind), "linked": True}
        html = rendered(component, "", values, stock)
        assert Read(html).words == stock.catalogue.vocabulary["evidens"][kind].name
        forms.add(re.sub(r"(?i)praksisbasert|forskningsbasert", "", html))
    assert len(forms) == 1


def test_a_notice_for_a_script_is_hidden_until_it_is_shown(stock: Stock) -> None:
    (component,) = (c for c in ALL if c.name == "notice")
    values = {"title": "Hei", "part": "warnings", "said": True}
    (tag, attributes), *_rest = Read(rendered(component, "Du.", values, stock)).tags
    assert tag == "div"
    assert attributes == {
        "class": "notice notice-info", "data-part": "warnings", "role": "status", "hidden": None,
    }  # fmt: skip


def poisoned(value: Any) -> Any:
    """The same with markup in every text, however deep."""
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, list | tuple):
        return type(value)(poisoned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in TYPED]
        return replace(value, **{name: poisoned(getattr(value, name)) for name in names})
    return value


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_markup_in_a_text_stays_text(component: Component, example: Example, stock: Stock) -> None:
    values = values_of(component, example, "her", stock)
    html = rendered(component, example.body, {n: poisoned(v) for n, v in values.items()}, stock)
    for tag, attributes in Read(html).tags:
        assert tag != "img"
        assert "onerror" not in attributes
    shown = unescape(html)
    assert "49" not in shown
    if any(poisoned(value) != value for value in values.values()):
        assert "{{ 7 * 7 }}" in shown


# The page


def test_the_page_shows_every_example_and_how_it_is_called(page: str, stock: Stock) -> None:
    shown = list(described(ALL, stock))
    assert [len(one.examples) for one in shown] == [len(c.examples) for c in ALL]
    for one in shown:
        assert f'<h2 id="{one.component.name}">' in page
        for parameter in one.component.parameters:
            assert f'<th scope="row"><code>{parameter.name}</code></th>' in page
        for example in one.examples:
            assert example.html in page
            if example.language != "nb":
                assert f'<div lang="{example.language}">{example.html}</div>' in page
    for call in (
        "Kor mykje vi veit",  # as on a page in nynorsk
        '{% from "components/card.html" import card with context %}',
        "{# practice: laerende-moter #}\n{{ card(practice=practice, level=3) }}",
        "{# practice: {id: kompetanseuke, status: utkast} #}",
        '{% call notice(title="Dette er et utkast", kind="warning") %}\n<p>Teksten er ikke ferdig.',
        "{# kind: null #}\n{{ evidence(kind=kind) }}",
        "{{ evidence(kind=kind, linked=true) }}",
    ):
        assert call in unescape(page), call


def test_ids_on_the_page_are_unique_and_what_they_name_is_there(page: str) -> None:
    tags = Read(page).tags
    ids = Counter(attributes["id"] for _tag, attributes in tags if "id" in attributes)
    assert [id for id, times in ids.items() if times > 1] == []
    for _tag, attributes in tags:
        for name in ("aria-labelledby", "for"):
            assert attributes.get(name, "videre") in ids
        href = attributes.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids


def test_no_level_of_headings_is_left_out(page: str) -> None:
    levels = [int(tag[1]) for tag, _attributes in Read(page).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for above, below in pairwise(levels):
        assert below <= above + 1


def test_a_collection_without_what_the_examples_show_has_the_page_too(practices: Path) -> None:
    (practices / "laerende-moter.md").write_text(write_up(), encoding="utf-8")
    stock = stock_of(practices)
    shown = {one.component.name: one.examples for one in described(ALL, stock)}
    assert [example.name for example in shown["card"]] == ["Fra praksis, for alle størrelser"]
    assert shown["relations"] == shown["suggestions"] == shown["memberships"] == []
    assert len(shown["notice"]) == 4
    html = {p.uri: p.html for p in reference_pages(stock.catalogue)}["bidra/komponenter.md"]
    assert "Felles morgenmøte" in html
    assert "Samlingen har ikke det eksemplene viser." in html


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("practice", "finnes-ikke"),
        ("practice", {"id": "laerende-moter", "status": "finnes-ikke"}),
        ("term", {"group": "tema", "id": "finnes-ikke"}),
        ("shown", {"collection": "finnes-ikke"}),
        ("chosen", {"collection": "lite-kontor", "practice": "husk"}),
        ("entry", "finnes-ikke"),
        ("suggested", "finnes-ikke"),
    ],
)
def test_what_is_not_in_the_collection_is_absent(kind: str, written: Any, stock: Stock) -> None:
    with pytest.raises(AbsentError):
        getattr(stock, kind)(written)


def test_without_an_address_nothing_is_shared(stock: Stock) -> None:
    assert stock.shared("laerende-moter").address == f"{ADDRESS}praksis/laerende-moter/"
    with pytest.raises(AbsentError):
        replace(stock, root="").shared("laerende-moter")


def test_what_is_said_of_the_components_is_easy_to_read() -> None:
    texts = [f"{component.told} {component.not_for}" for component in ALL]
    texts += [parameter.told for component in ALL for parameter in component.parameters]
    prose = sentences("\n\n".join(texts))
    value = lix(prose)
    assert value
    assert value <= HARDEST
    assert [s.text for s in prose if s.length > LONGEST] == []

"""One style sheet for the screen: what the pages use of Material's, and our own after it.

On a slow line each file costs more than what it holds, and a page shows nothing before it has its
styles. Material's sheet is for far more than our pages have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Declaration, IdentToken, LiteralToken, Node, QualifiedRule

CLASSES = re.compile(r'\sclass="([^"]*)"')
USED = re.compile(r"var\(\s*(--[\w-]+)")
NESTING = frozenset(("media", "supports", "layer", "container"))
"""At-rules that hold rules."""


def classes_of(html: str) -> set[str]:
    """The class names on a page."""
    return {name for names in CLASSES.findall(html) for name in names.split()}


def screen(material: str, own: Iterable[str], classes: frozenset[str]) -> str:
    """Style sheets in one.

    Args:
        material: the theme's sheet.
        own: our sheets, which stay whole.
        classes: the names that stand on some page.

    """
    ours = "".join(own)
    return _with_known_properties(_used(material, classes), ours) + ours


@cache
def _used(css: str, classes: frozenset[str]) -> str:
    """The rules that can match something."""
    return _joined(_kept(tinycss2.parse_stylesheet(css, skip_comments=True), classes))


def _kept(rules: Iterable[Node], classes: frozenset[str]) -> Iterator[Node]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            alive = [one for one in _selectors(rule.prelude) if _classes(one) <= classes]
            if alive:
                comma = LiteralToken(0, 0, ",")
                rule.prelude = [t for one in alive for t in (comma, *one)][1:]
                yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in NESTING and rule.content:
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
            rule.content = list(_kept(inner, classes))
            if rule.content:
                yield rule
        elif not (isinstance(rule, AtRule) and rule.lower_at_keyword == "charset"):
            yield rule


def _selectors(prelude: Iterable[Node]) -> list[list[Node]]:
    found: list[list[Node]] = [[]]
    for part in prelude:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def _classes(selector: list[Node]) -> set[str]:
    """Classes that an element must have; what stands in `:not()` or `:is()` it need not."""
    pairs = pairwise(selector)
    return {name.value for dot, name in pairs if dot == "." and isinstance(name, IdentToken)}


def _with_known_properties(css: str, ours: str) -> str:
    """The sheet without custom properties that nothing uses, and those that only these used."""
    while True:
        used = frozenset(USED.findall(css + ours))
        less = _joined(_using(tinycss2.parse_stylesheet(css), used))
        if less == css:
            return css
        css = less


def _using(rules: Iterable[Node], used: frozenset[str]) -> Iterator[Node]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            inner = tinycss2.parse_blocks_contents(rule.content)
            rule.content = [d for d in inner if _is_used(d, used)]
            if rule.content:
                yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in NESTING and rule.content:
            rule.content = list(_using(tinycss2.parse_blocks_contents(rule.content), used))
            if rule.content:
                yield rule
        else:
            yield rule


def _is_used(node: Node, used: frozenset[str]) -> bool:
    if isinstance(node, Declaration) and node.name.startswith("--"):
        # The pages' policy lets no picture come from an address that holds it.
        return node.name in used and not _holds_picture(node)
    return True


def _holds_picture(declaration: Declaration) -> bool:
    return "url(" in tinycss2.serialize(declaration.value)


def _joined(rules: Iterable[Node]) -> str:
    return str(tinycss2.serialize(rules))

"""The searches that most people make, answered without the framework that reads options.

Loading click takes longer than the whole answer. Words, common options and a collection that is
remembered are for us; everything else is left to click. What both can answer, they answer alike.
"""

from __future__ import annotations

import os

from eksempelsamling.search import cache
from eksempelsamling.search.collection import Collection, NotRememberedError
from eksempelsamling.search.command import FACETS, is_structured
from eksempelsamling.search.command import LIMIT as USUAL
from eksempelsamling.search.show import told

PRACTICES = "practices"
"""Where write-ups are unless another folder is named."""
LIMIT, FOLDER, JSON = "--limit", "--practices", "--json"
_FILTERS = {f"--{facet}": facet for facet in FACETS}
_EXPANDED = frozenset("*?[]~$%")
"""Signs by which click looks up files and variables on Windows."""

Asked = tuple[list[str], dict[str, list[str]]]
"""The words of the query, and the values of each option."""


def answer(arguments: list[str]) -> tuple[str, str] | None:
    """The output and the notes of a search, or None when it is not for us.

    Args:
        arguments: the command line, from the name of the command on.

    """
    asked = _read(arguments[1:])
    if asked is None:
        return None
    words, options = asked
    text = " ".join(words)
    filters = {facet: options[name] for name, facet in _FILTERS.items() if name in options}
    limit = options.get(LIMIT, [str(USUAL)])[-1]
    folder = options.get(FOLDER, [PRACTICES])[-1]
    if not (text.strip() or filters) or is_structured(text) or not _is_count(limit):
        return None
    if not os.path.isdir(folder):  # noqa: PTH112 – loading pathlib takes time, too
        return None
    as_json = JSON in options
    try:
        collection = Collection(folder, make=False)
        styled = cache.is_styled() and not as_json
        found = told(collection, text, filters, int(limit), as_json=as_json, styled=styled)
    except (NotRememberedError, OSError, ValueError):  # among them: a filter that is none
        return None
    cache.remember(arguments, collection.shelf, collection.key, collection.valid_for, found)
    return found


def _read(arguments: list[str]) -> Asked | None:
    words: list[str] = []
    options: dict[str, list[str]] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if not _EXPANDED.isdisjoint(argument):
            return None
        if not argument.startswith("-"):
            words.append(argument)
        elif argument == JSON:
            options[JSON] = []
        elif name in _FILTERS or name in (LIMIT, FOLDER):
            value = value if equals else next(rest, "")
            if not value or value.startswith("-") or not _EXPANDED.isdisjoint(value):
                return None
            options.setdefault(name, []).append(value)
        else:
            return None
    return words, options


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0

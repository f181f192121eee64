"""The thesaurus `_synonymer.yml`: groups of words that search takes for the same."""

from __future__ import annotations

from pathlib import Path

from eksempelsamling.problems import Problem, problem
from eksempelsamling.reading import display_path, read_yaml_file
from eksempelsamling.yamltree import Location, Tree

FILE = "_synonymer.yml"
MAX_LETTERS = 80
"""Longest word or phrase of a group."""


def load_thesaurus(practices: Path) -> tuple[list[list[str]], list[Problem]]:
    """The groups of `_synonymer.yml` in the folder `practices`, and what is wrong with the file.

    A group that is not a list of at least two words is told of and left out; a file that is not
    there is no groups, because the thesaurus is a help and not a part of the content model.
    """
    path = practices / FILE
    if not path.exists():
        return [], []
    tree, problems = read_yaml_file(path, practices)
    if tree is None:
        return [], problems
    told = _Told(tree, display_path(path), problems)
    if not isinstance(tree.value, list):
        told.wrong((), "fila", "grupper, én på hver linje: «- [ord, ord]»")
        return [], problems
    groups = [_group(n, written, told) for n, written in enumerate(tree.value)]
    return [group for group in groups if group], problems


class _Told:
    """Where problems of one file are gathered."""

    def __init__(self, tree: Tree, path: str, problems: list[Problem]) -> None:
        self._tree, self._path, self._problems = tree, path, problems

    def wrong(self, location: Location, what: str, expected: str) -> None:
        at = self._tree.position(location)
        self._problems.append(problem(self._path, at, "feil-type", felt=what, forventet=expected))


def _group(number: int, written: object, told: _Told) -> list[str]:
    """The words of one group; none when it is not a group."""
    if not isinstance(written, list) or len(written) < 2:
        told.wrong((number,), "gruppa", "minst to ord eller korte fraser: «- [ord, ord]»")
        return []
    words = []
    for place, word in enumerate(written):
        if isinstance(word, str) and 0 < len(word.strip()) <= MAX_LETTERS:
            words.append(word.strip())
        else:
            expected = f"ett ord eller en frase på høyst {MAX_LETTERS} tegn"
            told.wrong((number, place), "ordet", expected)
    return words if len(words) > 1 else []

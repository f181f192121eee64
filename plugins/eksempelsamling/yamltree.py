"""YAML with positions, read so that contributed text cannot surprise.

Built from the parser's events instead of a loader, because that gives three things at once:
every value keeps its line and column; every scalar stays the text that was written (the schema
decides what is a date or a number, so `no` never becomes False); and nesting, aliases and
repeated keys are seen before they can do harm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import yaml

from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.words import printable

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Location: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 12
"""Deeper than any field of ours; libyaml itself would go on to thousands."""

Mark: TypeAlias = "yaml.error.Mark | yaml._yaml.Mark"  # noqa: SLF001 – libyaml's own marks

_YES_NO = re.compile(r"(?:y|yes|no|n|on|off|true|false|ja|nei)", re.IGNORECASE)
_LONGEST_YES_NO = 5
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Tree:
    """A parsed YAML text: plain values, and where each of them stands."""

    value: Value
    positions: Mapping[Location, Position]
    """Position of the value at each location, e.g. ("tema", 0)."""
    keys: Mapping[Location, Position]
    """Position of each key, by the location of its value."""
    yes_no: Mapping[Location, str]
    """Unquoted words that other YAML readers take for true or false."""

    def position(self, location: Location) -> Position:
        """Where `location` stands, or the nearest thing around it that was written."""
        for end in range(len(location), -1, -1):
            found = self.positions.get(location[:end])
            if found is not None:
                return found
        return Position()

    def texts(self, *pattern: str | None) -> Iterator[tuple[Location, str]]:
        """Texts at every location that fits `pattern`, where None stands for any part.

        For rules that look at single fields also when the whole did not validate, so that one
        mistake does not hide the others.
        """
        field = pattern[0] if pattern else None
        for location in self.positions if field is None else self._by_field.get(field, ()):
            if len(location) == len(pattern) and all(
                wanted in (None, part) for wanted, part in zip(pattern, location, strict=True)
            ):
                value = self.at(location)
                if isinstance(value, str):
                    yield location, value.strip()

    @cached_property
    def _by_field(self) -> Mapping[str | int, Sequence[Location]]:
        """The locations by their first part, each in the order they are written."""
        found: dict[str | int, list[Location]] = defaultdict(list)
        for location in self.positions:
            if location:
                found[location[0]].append(location)
        return found

    def at(self, location: Location) -> Value:
        """The value at a location that exists."""
        value = self.value
        for part in location:
            value = value[part]  # type: ignore[index]
        return value

    def at_or_none(self, *location: str | int) -> Value:
        """The value at a location, or None when there is none."""
        return self.at(location) if location in self.positions else None

    def empty(self) -> Iterator[Location]:
        """Fields that were written without a value."""
        return (location for location in self.keys if self.at(location) is None)


class _StopError(Exception):
    """Reading cannot go on; carries the one problem that says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(str(found))
        self.problem = found


@dataclass
class _Builder:
    path: str
    first_line: int
    lines: list[str]
    events: Iterator[yaml.Event]
    positions: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)
    yes_no: dict[Location, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, mark: Mark | None) -> Position:
        if mark is None:
            return Position(self.first_line, 1)
        return Position(mark.line + self.first_line, mark.column + 1)

    def node(self, event: yaml.Event, location: Location) -> Value:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _StopError(problem(self.path, self.at(event.start_mark), "yaml-alias"))
        if tag := getattr(event, "tag", None):
            at = self.at(event.start_mark)
            raise _StopError(problem(self.path, at, "yaml-spesialtegn", tegn=tag[:1]))
        if len(location) > MAX_DEPTH:
            raise _StopError(problem(self.path, self.at(event.start_mark), "for-dypt"))
        self.positions[location] = self.at(event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(location)
        assert isinstance(event, yaml.ScalarEvent)
        return self.scalar(event, location)

    def scalar(self, event: yaml.ScalarEvent, location: Location) -> str | None:
        text: str = event.value
        if not event.style:  # plain: neither quoted nor a block
            if text in _NULLS:
                return None
            if len(text) <= _LONGEST_YES_NO and _YES_NO.fullmatch(text):
                self.yes_no[location] = text
        if event.style not in ("|", ">"):
            self.swallowed(event.end_mark)
        return text

    def swallowed(self, end: Mark | None) -> None:
        """Tell of text that YAML takes for a comment ("Møte #2"): it would be lost without a
        word. A comment that is meant as one has a space after its "#".
        """
        if end is None or end.line >= len(self.lines):
            return
        line = self.lines[end.line]
        if "#" not in line:
            return
        if found := re.match(r"\s+#(?=[^\s#])", line[end.column :]):
            at = Position(end.line + self.first_line, end.column + found.end())
            self.problems.append(problem(self.path, at, "yaml-nummertegn"))

    def sequence(self, location: Location) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*location, len(items))))
        return items

    def mapping(self, location: Location) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            where = self.at(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                raise _StopError(problem(self.path, where, "ikke-felter"))
            key: str = event.value
            inner = (*location, key)
            if key in fields:
                first = self.keys[inner].line
                self.problems.append(
                    problem(self.path, where, "dobbelt-felt", felt=key, linje=first)
                )
                # Read past the second value without letting it disturb the first.
                aside = _Builder(self.path, self.first_line, self.lines, self.events)
                aside.node(next(self.events), inner)
                self.problems += aside.problems
                continue
            self.keys[inner] = where
            fields[key] = self.node(next(self.events), inner)
        return fields


def _events(text: str) -> Iterator[yaml.Event]:
    """As `yaml.parse` of the C parser, without asking twice for each event."""
    parser = yaml.CSafeLoader(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, list[Problem]]:
    """Parse one YAML document.

    `first_line` is the line of `text` in its file (1-based). Returns the tree, or None when the
    text cannot be read, and the problems found. Never raises on any `text`.
    """
    builder = _Builder(path, first_line, text.split("\n"), iter(()))
    try:
        builder.events = _events(text)
        next(builder.events)  # the stream starts
        event = next(builder.events)
        if isinstance(event, yaml.StreamEndEvent):
            return Tree(None, {(): Position(first_line, 1)}, {}, {}), []
        value = builder.node(next(builder.events), ())
        next(builder.events)  # the document ends
        event = next(builder.events)
        if not isinstance(event, yaml.StreamEndEvent):
            at = builder.at(event.start_mark)
            return None, [problem(path, at, "yaml-feil", grunn="det begynner et nytt dokument")]
    except _StopError as stop:
        return None, [*builder.problems, stop.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, builder)]
    except (yaml.YAMLError, ValueError) as error:  # characters YAML does not take
        at = Position(first_line, 1)
        return None, [problem(path, at, "yaml-feil", grunn=printable(str(error), 80))]
    return Tree(value, builder.positions, builder.keys, builder.yes_no), builder.problems


_REASONS = {
    "did not find expected key": "linja passer ikke inn med dem rundt",
    "mapping values are not allowed in this context": "linja passer ikke inn med dem rundt",
    "could not find expected ':'": "det mangler kolon etter feltnavnet",
    "found unexpected end of stream": "et anførselstegn eller en parentes er ikke lukket",
    "did not find expected ',' or ']'": "en klammeparentes «[» er ikke lukket",
    "did not find expected ',' or '}'": "en krøllparentes «{» er ikke lukket",
    "did not find expected '-' indicator": "linja passer ikke inn i lista over",
    "did not find expected node content": "det mangler en verdi",
    "found unknown escape character": "«\\» i anførselstegn må skrives «\\\\»",
    "block sequence entries are not allowed in this context": "lista må begynne på en ny linje",
}


def _syntax_problem(error: yaml.MarkedYAMLError, builder: _Builder) -> Problem:
    reason = error.problem or ""
    opened = reason.startswith(("did not find expected ','", "found unexpected end of stream"))
    at = builder.at((opened and error.context_mark) or error.problem_mark or error.context_mark)
    index = at.line - builder.first_line
    line = builder.lines[index] if 0 <= index < len(builder.lines) else ""
    before, char = line[: at.column - 1], line[at.column - 1 : at.column]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or char == "\t":
        return problem(builder.path, Position(at.line, line.index("\t") + 1), "yaml-tabulator")
    if reason == "mapping values are not allowed in this context" and ":" in before:
        name, _, text = line.partition(":")
        quoted = f'{name.strip()}: "{text.strip()}"' if '"' not in text else 'felt: "…"'
        return problem(builder.path, at, "yaml-kolon", eksempel=quoted)
    if char and (
        reason in ("found character that cannot start any token", "found undefined tag handle")
        or "while scanning an a" in str(error.context)  # an alias or an anchor
    ):
        return problem(builder.path, at, "yaml-spesialtegn", tegn=char)
    told = _REASONS.get(reason, "skrivemåten er ikke gyldig")
    return problem(builder.path, at, "yaml-feil", grunn=told)

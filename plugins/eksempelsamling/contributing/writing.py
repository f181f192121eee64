"""Answers → one Markdown file, the same bytes every time; and a write-up → answers.

The twin in the browser is `writing.js`; a test holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from eksempelsamling.contributing.plain_text import guard, lines, one_line, unguard
from eksempelsamling.contributing.questions import QUESTIONS, SECTION, Values
from eksempelsamling.fields import REQUIRED_TO_PUBLISH, Head
from eksempelsamling.i18n import translations
from eksempelsamling.markup import sections
from eksempelsamling.model import Language, Practice
from eksempelsamling.vocabulary import Vocabulary

WIDTH = 96
"""Longest line of folded text, in characters."""
STATUS = "utkast"

Node: TypeAlias = "str | list[str] | dict[str, Node]"

_LETTERS = "A-Za-zÀ-ÖØ-öø-ſ"
_PLAIN = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9 .;/()!?%+«»–-]*")
"""Text that no reader of YAML can take for anything else; the comma is for lines, see `_scalar`."""
_NUMBER_FIELDS = {
    "gjennomgått": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "år": re.compile(r"[0-9]{4}"),
}
_WORDS = re.compile(r"y|yes|no|n|on|off|true|false|ja|nei|null", re.IGNORECASE)
_COMMENT = re.compile(r"(?<!\\)<!--.*?-->", re.DOTALL)
"""A comment; not one that was typed, which is guarded."""


def clean(values: Values) -> dict[str, str | list[str]]:
    """The answers as the file can hold them; empty ones are left out.

    Raises:
        KeyError: an answer to a question that is not asked.

    """
    cleaned: dict[str, str | list[str]] = {}
    for name, value in values.items():
        if not isinstance(value, str):
            found: str | list[str] = [one_line(one) for one in value]
        elif QUESTIONS[name].is_section:
            found = lines(value)
        else:
            found = one_line(value)
        if found:
            cleaned[name] = found
    return cleaned


def language_of(values: Values) -> Language:
    """The language a text is written in."""
    return "nn" if values.get("språk") == "nn" else "nb"


def write(values: Values, vocabulary: Vocabulary) -> str:
    """The file of a draft. Sections without an answer hold their prompt as a comment."""
    answers = clean(values)
    asked = {name: answers[name] for name in QUESTIONS if name in answers}
    head = nested({name: v for name, v in asked.items() if not name.startswith(SECTION)})
    head["status"] = STATUS
    missing = [name for name in REQUIRED_TO_PUBLISH if name not in head]
    order = [name for name in Head.model_fields if name in head]
    text = ["---", *(line for name in order for line in field(name, head[name]))]
    if missing:
        text.append(f"# Trengs før teksten kan publiseres: {', '.join(missing)}. Se _mal.md.")
    text += ["---", *body(answers, vocabulary)]
    return "\n".join(text) + "\n"


def body(values: Values, vocabulary: Vocabulary) -> Iterator[str]:
    """The lines of the fixed sections."""
    language = language_of(values)
    for term in vocabulary["seksjon"].values():
        answer = values.get(SECTION + term.id, "")
        assert isinstance(answer, str)
        yield from ("", f"## {term.label(language)}", "")
        yield guard(answer) if answer else f"<!-- {prompt(SECTION + term.id, language)} -->"


def prompt(name: str, language: Language) -> str:
    """What a section should tell, as its comment says it."""
    question = QUESTIONS.get(name)
    gettext = translations(language).gettext
    return f"{gettext(question.label)} {gettext(question.help)}" if question else ""


def nested(values: Values) -> dict[str, Node]:
    """{"a.b": x} → {"a": {"b": x}}"""
    tree: dict[str, Node] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        node = tree
        for part in path:
            inner = node.setdefault(part, {})
            assert isinstance(inner, dict)
            node = inner
        node[last] = value if isinstance(value, str) else list(value)
    return tree


def field(name: str, node: Node, indent: str = "") -> Iterator[str]:
    """The lines of one field. Fields with numbers for names are the items of a list."""
    if isinstance(node, list):
        yield f"{indent}{name}: [{', '.join(_scalar(one, name) for one in node)}]"
    elif isinstance(node, str):
        yield from _text(name, node, indent)
    elif all(key.isdigit() for key in node):
        yield f"{indent}{name}:"
        for item in node.values():
            assert isinstance(item, dict)
            inner = [line for key in item for line in field(key, item[key], f"{indent}    ")]
            yield f"{indent}  - {inner[0].lstrip()}"
            yield from inner[1:]
    else:
        yield f"{indent}{name}:"
        for key, value in node.items():
            yield from field(key, value, f"{indent}  ")


def _text(name: str, text: str, indent: str) -> Iterator[str]:
    written = f"{indent}{name}: {_scalar(text, name, ',')}"
    if name != "sammendrag" and (name == "tittel" or len(written) <= WIDTH):
        yield written
        return
    yield f"{indent}{name}: >-"  # in folded text no character means anything else
    line = ""
    for word in text.split(" "):
        if line and len(f"{indent}  {line} {word}") > WIDTH:
            yield f"{indent}  {line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{indent}  {line}"


def _scalar(text: str, name: str, also: str = "") -> str:
    """`text` as it is where that is safe, else in quotation marks."""
    bare = text.replace(also, "") if also else text
    if _PLAIN.fullmatch(bare) and text[0] != also and not _WORDS.fullmatch(text):
        return text
    numbers = _NUMBER_FIELDS.get(name)
    if numbers and numbers.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def answers_of(practice: Practice, vocabulary: Vocabulary) -> dict[str, str | list[str]]:
    """The answers that a write-up holds: the way back from `write`."""
    return {name: value for name, value in _answers(practice, vocabulary) if value}


def _answers(practice: Practice, vocabulary: Vocabulary) -> Iterator[tuple[str, str | list[str]]]:
    yield "tittel", practice.title
    yield "sammendrag", practice.summary
    yield "språk", practice.language
    yield "evidens", practice.evidence.id if practice.evidence else ""
    yield "modenhet", practice.maturity.id if practice.maturity else ""
    yield "gjennomgått", practice.reviewed.isoformat() if practice.reviewed else ""
    yield "tema", [term.id for term in practice.themes]
    yield "kontorstørrelse", [term.id for term in practice.sizes]
    yield "roller", [term.id for term in practice.roles]
    yield "nivå", [term.id for term in practice.levels]
    yield "fylke", [term.id for term in practice.counties]
    for name, unit in (("ansvarlig", practice.owner), ("kontakt", practice.contact)):
        yield f"{name}.enhet", unit.unit if unit else ""
        yield f"{name}.rolle", unit.role if unit else ""
    yield "innsats.tid", practice.effort.time
    yield "innsats.personer", practice.effort.people
    yield "innsats.krever", practice.effort.requires
    for known in practice.knowledge:
        yield f"hva_vi_vet.{known.field.id}.grad", known.degree.id
        yield f"hva_vi_vet.{known.field.id}.hvordan", known.how.id if known.how else ""
        yield f"hva_vi_vet.{known.field.id}.setning", known.sentence
    for number, citation in enumerate(practice.citations, 1):
        yield f"kilder.{number}.id", citation.source_id
        yield f"kilder.{number}.sted", citation.place
    yield from _sections(practice, vocabulary)


def _sections(practice: Practice, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    ids = {t.label(practice.language): t.id for t in vocabulary["seksjon"].values()}
    rows = practice.body.split("\n")
    _, *parts = sections(practice.body)
    ends = [part.line - 1 for part in parts[1:]] + [len(rows)]
    for part, end in zip(parts, ends, strict=True):
        if part.heading in ids:
            written = "\n".join(rows[part.line : end])
            yield SECTION + ids[part.heading], unguard(_COMMENT.sub("", written)).strip()

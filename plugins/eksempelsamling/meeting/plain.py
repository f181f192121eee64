"""A meeting pack as Markdown (CommonMark with tables), for those who work in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from eksempelsamling.blocks import Block, Run
from eksempelsamling.meeting.model import Pack
from eksempelsamling.meeting.sheets import (
    Cell,
    Code,
    Element,
    Heading,
    Prose,
    Sheet,
    Table,
    meeting_title,
)

_SIGNS = re.compile(r"([\\`*_<>|~#&])|\[(?!\d{1,3}\])|(?<=[\]])(?=\()|!(?=\[)")
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown_file(pack: Pack, made_of: Iterable[Sheet], root: str, foot: str) -> str:
    """The whole document; see `word.word_file` for what it is given."""
    parts = [f"# {_line(meeting_title(pack))}", *([_line(pack.summary)] if pack.summary else [])]
    for sheet in made_of:
        parts.append(f"## {_line(sheet.title)}")
        parts.extend(elements(sheet.elements, root))
    return "\n\n".join([*parts, "---", _line(foot)]) + "\n"


def elements(found: Iterable[Element], root: str) -> Iterator[str]:
    """Each thing on a sheet as Markdown without blank lines around it."""
    for element in found:
        match element:
            case Heading():
                yield f"### {_line(element.text)}"
            case Prose() if element.blocks:
                yield _prose(element.blocks, root)
            case Table():
                yield _table(element, root)
            case Code() if root:
                yield f"{_line(element.told)} <{root}{element.about}>"


def _prose(blocks: tuple[Block, ...], root: str) -> str:
    made = _block(blocks[0], root)
    for before, block in pairwise(blocks):
        made += ("\n" if before.is_item and block.is_item else "\n\n") + _block(block, root)
    return made


def _block(block: Block, root: str) -> str:
    text = _runs(block.runs, root)
    match block.kind:
        case "heading":
            return f"#### {text}"
        case "quote":
            return f"> {text}"
        case "bullet":
            return f"{'   ' * block.level}- {text}"
        case "number":
            return f"{'   ' * block.level}{block.number}. {text}"
        case _:
            return text


def _table(table: Table, root: str) -> str:
    rows = ["| " + " | ".join(map(_line, table.head)) + " |", "|---" * len(table.head) + "|"]
    rows += ["| " + " | ".join(_cell(cell, root) for cell in row) + " |" for row in table.rows]
    return "\n".join(rows)


def _cell(cell: Cell, root: str) -> str:
    return _runs(cell, root)


def _runs(runs: Iterable[Run], root: str) -> str:
    made = ""
    for run in runs:
        text = _escaped(run.text)
        inner = text.strip()
        address = run.address
        if address.startswith("/"):
            address = root and root + address[1:]
        shown = inner
        if inner and run.bold:
            shown = f"**{shown}**"
        if inner and run.italic:
            shown = f"*{shown}*"
        if inner and address:
            shown = f"[{shown}](<{_in_link(address)}>)"
        made += text.replace(inner, shown) if inner else text
    return _begun(" ".join(made.split()))


def _line(text: str) -> str:
    return _begun(" ".join(_escaped(text).split()))


def _begun(text: str) -> str:
    """A line that does not begin like a list."""
    return _BEGINS.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text)


def _escaped(text: str) -> str:
    """Signs of Markdown as themselves; source marks stay as they are."""
    return _SIGNS.sub(lambda found: "\\" + found[0] if found[0] else "", text)


def _in_link(address: str) -> str:
    return address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("\n", "")

"""A meeting pack as a Word file (Office Open XML, ECMA-376): the frame of `frame.py` with text.

The same pack gives the same bytes: names in order, and the earliest time a zip can tell.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from eksempelsamling.blocks import Block, Run
from eksempelsamling.meeting import frame, qr
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
from eksempelsamling.model import Language

STYLES = {"text": "Normal", "heading": "Heading3", "quote": "Quote", "bullet": "ListBullet",
          "number": "ListNumber"}  # fmt: skip
LISTS = 100
"""The numbers of our numbered lists come after those of the styles."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
TEXT_WIDTH = 9638
"""Between the margins, in twentieths of a point."""
_PLACE = re.compile(r"@@\w+@@")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Body:
    """The text of a document while it is written."""

    language: Language
    root: str
    """Absolute address of the site with a slash at the end, or nothing."""
    picture: str = ""
    """The paragraph with the QR code; its alternative text is still to be put in."""
    written: list[str] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    """The number that each numbered list begins with."""

    def line(
        self, style: str, *runs: Run, more: str = "", language: Language | None = None
    ) -> None:
        """A paragraph in one style. `more` is XML of further properties."""
        other = language if language != self.language else None
        inside = "".join(self._run(run, other) for run in runs)
        self.written.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>')

    def elements(self, elements: Iterable[Element]) -> None:
        """The things on a sheet."""
        for element in elements:
            match element:
                case Heading():
                    self.line("Heading2", Run(element.text), language=element.language)
                case Prose():
                    self._blocks(element.blocks, element.language)
                case Table():
                    self._table(element)
                case Code() if self.root:
                    self.written.append(self.picture.replace(frame.ALT, _escaped(element.alt)))
                    address = self.root + element.about
                    self.line("Normal", Run(f"{element.told} "), Run(address, address=address))

    def _blocks(self, blocks: Sequence[Block], language: Language) -> None:
        before: Block | None = None
        for block in blocks:
            more = ""
            if block.kind == "number":
                if not before or (before.kind, before.level) != (block.kind, block.level):
                    self.lists.append(block.number)
                number = f'<w:ilvl w:val="0"/><w:numId w:val="{LISTS + len(self.lists)}"/>'
                more = f"<w:numPr>{number}</w:numPr>"
            depth = str(min(block.level, 2) + 1) if block.is_item and block.level else ""
            self.line(STYLES[block.kind] + depth, *block.runs, more=more, language=language)
            before = block

    def _table(self, table: Table) -> None:
        widths = [width * TEXT_WIDTH // 100 for width in table.widths]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = [(Run(name, bold=True),) for name in table.head]
        rows = self._row(head, widths, "<w:tblHeader/>")
        rows += "".join(self._row(row, widths, _room(row)) for row in table.rows)
        self.written.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
            '<w:p><w:pPr><w:spacing w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _row(self, cells: Sequence[Cell], widths: Sequence[int], properties: str) -> str:
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"<w:p>{''.join(self._run(run, None) for run in cell)}</w:p></w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{made}</w:tr>"

    def _run(self, run: Run, language: Language | None) -> str:
        address = run.address
        if address.startswith("/"):
            address = self.root and self.root + address[1:]
        look = "<w:b/>" * run.bold + "<w:i/>" * run.italic
        look += '<w:u w:val="single"/>' if address else ""
        look += f'<w:lang w:val="{language}-NO"/>' if language else ""
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        text = f'<w:t xml:space="preserve">{_escaped(run.text)}</w:t>'
        made = f"<w:r>{properties}{text}</w:r>"
        if not address:
            return made
        # A field needs no entry among the package's relationships.
        instruction = quoteattr(f' HYPERLINK "{_in_field(address)}" ', {'"': "&quot;"})
        return f"<w:fldSimple w:instr={instruction}>{made}</w:fldSimple>"


def word_file(pack: Pack, made_of: Sequence[Sheet], root: str, foot: str) -> bytes:
    """The whole document.

    Args:
        pack: whose document it is.
        made_of: its sheets.
        root: absolute address of the site with a slash at the end, or nothing.
        foot: what stands at the foot of every page: site, day and version.

    """
    made = frame.frame(pack.language, pictured=bool(root))
    body = Body(pack.language, root, made.picture)
    write(body, pack, made_of)
    told = {frame.TITLE: meeting_title(pack), frame.SUBJECT: pack.summary, frame.FOOT: foot}
    files = {name: filled(text, told).encode() for name, text in made.parts}
    files[frame.DOCUMENT] = f"{made.before}{''.join(body.written)}{made.after}".encode()
    files[frame.NUMBERING] = with_lists(made, body.lists).encode()
    if root:
        files[frame.PICTURE] = qr.as_png(root + pack.about)
    return _packed(files)


def write(body: Body, pack: Pack, made_of: Iterable[Sheet]) -> None:
    """All of a pack, each sheet on a page of its own."""
    body.line("Title", Run(meeting_title(pack)))
    for number, sheet in enumerate(made_of):
        more = "<w:pageBreakBefore/>" if number else ""
        body.line("Heading1", Run(sheet.title), more=more)
        body.elements(sheet.elements)


def with_lists(made: frame.Frame, starts: Sequence[int]) -> str:
    """The numbering part with one list for each of `starts`."""
    lists = "".join(
        f'<w:num w:numId="{LISTS + number}"><w:abstractNumId w:val="{made.number_list}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, start in enumerate(starts, 1)
    )
    return dict(made.parts)[frame.NUMBERING].replace("</w:numbering>", f"{lists}</w:numbering>")


def _room(row: Sequence[Cell]) -> str:
    """Space to write in, where a row has an empty cell."""
    return "" if all(row) else '<w:trHeight w:val="850" w:hRule="atLeast"/>'


def filled(text: str, values: Mapping[str, str]) -> str:
    """A part of a frame with what goes in where."""
    return _PLACE.sub(lambda found: _escaped(values.get(found[0], found[0])), text)


def _escaped(text: str) -> str:
    """Text for XML, without the characters that no XML may hold."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def _in_field(address: str) -> str:
    """An address within the quotation marks of a field, where a backslash is a sign of its own."""
    return _NOT_XML.sub("", address).replace('"', "%22").replace("\\", "%5C")


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):  # "[Content_Types].xml" comes first
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, files[name])
    return out.getvalue()

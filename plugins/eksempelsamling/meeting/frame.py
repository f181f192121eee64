"""What all Word files of a language have in common, made once by python-docx.

Making a whole document with the library takes 50 ms and more, a minute for a thousand write-ups.
So the library makes the package with its styles, lists, footer and properties, and
`word.py` puts the text in.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor

from eksempelsamling.i18n import translations
from eksempelsamling.meeting import qr
from eksempelsamling.model import Language

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
DOCUMENT, NUMBERING, CORE = "word/document.xml", "word/numbering.xml", "docProps/core.xml"
PICTURE = "word/media/image1.png"
FONT = "Calibri"
STYLES = (
    "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "Table Grid",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2",
    "List Number 3", "Footer", "Default Paragraph Font", "Normal Table", "No List",
)  # fmt: skip
TITLE, SUBJECT, FOOT, ALT = (f"@@{name}@@" for name in ("title", "subject", "foot", "alt"))
"""Where the text of a document goes in."""
QR_WIDTH = Mm(30)


@dataclass(frozen=True, slots=True)
class Frame:
    """The package of a document without its text."""

    parts: tuple[tuple[str, str], ...]
    """Names and XML of all parts but the picture."""
    before: str
    """What stands before the body's text in `word/document.xml`."""
    after: str
    """What follows it: size of the paper, and footer."""
    picture: str
    """The paragraph with the QR code."""
    number_list: int
    """The abstract list that numbered lists are made from."""


@cache
def frame(language: Language, *, pictured: bool = True) -> Frame:
    """The frame of documents in `language`; `pictured` if they have a QR code."""
    document = docx.Document()
    _drop_unused(document)
    _look(document)
    _language(document, language)
    _paper(document, language)
    _properties(document, language)
    if pictured:
        _picture(document)
    out = io.BytesIO()
    document.save(out)
    return _taken_apart(out.getvalue(), _abstract_list(document))


def _taken_apart(package: bytes, number_list: int) -> Frame:
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if name != PICTURE}
    whole = parts[DOCUMENT]
    before, body, rest = whole.partition("<w:body>")
    picture, section, after = rest.partition("<w:sectPr")
    return Frame(
        tuple(sorted(parts.items())),
        before + body,
        section + after,
        picture.strip(),
        number_list,
    )


def _picture(document: Document) -> None:
    """The paragraph with a QR code; which one, is put in later."""
    run = document.add_paragraph().add_run()
    run.add_picture(io.BytesIO(qr.as_png("https://example.org/")), width=QR_WIDTH)
    for element in document.element.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        element.set("descr", ALT)
        element.set("name", "QR")


def _drop_unused(document: Document) -> None:
    """Styles nobody uses, and the picture of an empty page: four fifths of the file."""
    for style in list(document.styles):
        if style.name not in STYLES:
            style.delete()
    latent = document.styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        document.styles.element.remove(latent)
    package = document.part.package
    for owner in (package, document.part):
        for id, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/customXml", "/theme", "/fontTable",
                                          "/stylesWithEffects", "/webSettings")):  # fmt: skip
                del owner.rels[id]


def _look(document: Document) -> None:
    """Black on white, in one typeface that offices have."""
    sizes = {"Normal": 11, "Title": 22, "Heading 1": 16, "Heading 2": 13,
             "Heading 3": 11}  # fmt: skip
    for style in document.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        style.font.name = FONT
        fonts = style.element.rPr.rFonts
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
        style.font.color.rgb = RGBColor(0, 0, 0)
        if style.name in sizes:
            style.font.size = Pt(sizes[style.name])
        border = style.element.find(f".//{qn('w:pBdr')}")
        if border is not None:
            border.getparent().remove(border)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, space in {"Heading 1": 18, "Heading 2": 12}.items():
        document.styles[name].paragraph_format.space_before = Pt(space)
        document.styles[name].paragraph_format.space_after = Pt(4)


def _language(document: Document, language: Language) -> None:
    """For the spelling checker and for screen readers."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), f"{language}-NO")
    defaults.append(mark)
    for fonts in defaults.findall(qn("w:rFonts")):
        defaults.remove(fonts)


def _paper(document: Document, language: Language) -> None:
    """A4, with the page's number and what the document is in the footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    line = section.footer.paragraphs[0]
    (element,) = section.footer.part.element.iter(qn("w:p"))
    line.add_run(f"{FOOT} ")
    text = translations(language).gettext
    line.add_run(text("Side") + " ")
    _field(element, "PAGE")
    line.add_run(" / ")
    _field(element, "NUMPAGES")
    line.style.font.size = Pt(9)


def _field(element: Any, code: str) -> None:
    """A field at the end of a paragraph's element; the library has no way of its own to it."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    element.append(parse_xml(field))


def _properties(document: Document, language: Language) -> None:
    core = document.core_properties
    core.title, core.subject, core.language = TITLE, SUBJECT, f"{language}-NO"
    core.author, core.comments, core.keywords = "Eksempelsamlingen", "", ""
    core.last_modified_by = "Eksempelsamlingen"
    core.created = core.modified = EPOCH
    core.revision = 1


def _abstract_list(document: Document) -> int:
    """The abstract list that the style for numbered lists uses."""
    number = document.styles["List Number"].element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    return int(numbering.num_having_numId(number).abstractNumId.val)

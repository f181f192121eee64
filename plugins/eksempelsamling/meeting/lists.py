"""What the browser puts a meeting pack of one's own list together from: `pack.js` reads it.

Plain scripts, as the search data are, so that they also load on a page opened from disk: one with
the document around (the frame, the agendas, the sheet for afterwards), and a small one for each
write-up. Both as Word XML and as Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eksempelsamling.blocks import Run
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.model import Chosen
from eksempelsamling.i18n import translations
from eksempelsamling.meeting import agenda, frame, plain
from eksempelsamling.meeting.making import has_pack, talk_about
from eksempelsamling.meeting.model import Place, Talk
from eksempelsamling.meeting.sheets import Element, afterwards, plan, talk_elements
from eksempelsamling.meeting.word import Body, filled
from eksempelsamling.model import Language
from eksempelsamling.texts import Texts

LANGUAGE: Language = "nb"
"""Of the page of one's own list."""
FRAME = "mote/ramme.js"
PART = "del.js"
_NAMED = "(globalThis.eksempelsamlingen ??= {})"


def list_files(
    catalogue: Catalogue, texts: Texts, root: str, foot: str
) -> Iterator[tuple[str, str]]:
    """Path below the site's root and text of every script."""
    yield FRAME, f"{_NAMED}.meeting = {_json(_around(root, foot))};\n"
    for practice in filter(has_pack, catalogue.practices):
        talk = talk_about(practice, catalogue, texts, Chosen(practice))
        part = {name: _written(elements, root) for name, elements in _halves(talk)}
        where = f"{_NAMED}.meetingParts ??= {{}}"
        yield (
            f"{Place(practice.id).uri}{PART}",
            f"({where})[{_json(practice.id)}] = {_json(part)};\n",
        )


def _halves(talk: Talk) -> Iterator[tuple[str, list[Element]]]:
    """The title, after which a reader's note comes, and the rest."""
    first, *rest = talk_elements(_without_numbers(talk), LANGUAGE, titled=True)
    yield "head", [first]
    yield "rest", rest


def _without_numbers(talk: Talk) -> Talk:
    """Questions as bullets: numbered lists need an entry elsewhere in the package."""
    if not talk.questions:
        return talk
    blocks = tuple(
        replace(block, kind="bullet") if block.kind == "number" else block
        for block in talk.questions.blocks
    )
    return replace(talk, questions=replace(talk.questions, blocks=blocks), sources=())


def _written(elements: Sequence[Element], root: str) -> dict[str, str]:
    body = Body(LANGUAGE, root)
    body.elements(elements)
    return {"xml": "".join(body.written), "md": "\n\n".join(plain.elements(elements, root))}


def _around(root: str, foot: str) -> dict[str, object]:
    """Everything but the write-ups. The title of the list goes in at `slot`."""
    text = translations(LANGUAGE).gettext
    title = text("Møte: %(title)s") % {"title": frame.TITLE}
    before, between, after = (text(t) for t in ("Plan for møtet", "Til samtalen", "Etter møtet"))
    tips = agenda.before(LANGUAGE, several=True)
    planned = _written(tuple(plan(LANGUAGE, agenda.of_several(LANGUAGE), tips)), root)
    later = _written(tuple(afterwards(LANGUAGE, "")), root)
    made = frame.frame(LANGUAGE, pictured=False)
    told = {frame.TITLE: title, frame.SUBJECT: "", frame.FOOT: foot}
    parts = {
        name: part if name == frame.DOCUMENT else filled(part, told) for name, part in made.parts
    }
    del parts[frame.DOCUMENT]
    return {
        "slot": frame.TITLE,
        "note": text("Notat:"),
        "parts": parts,
        "document": frame.DOCUMENT,
        "before": {
            "xml": made.before
            + _line("Title", title)
            + _line("Heading1", before)
            + planned["xml"]
            + _line("Heading1", between, new_page=True),
            "md": f"# {title}\n\n## {before}\n\n{planned['md']}\n\n## {between}",
        },
        "after": {
            "xml": _line("Heading1", after, new_page=True) + later["xml"] + made.after,
            "md": f"## {after}\n\n{later['md']}\n\n---\n\n{foot}\n",
        },
    }


def _line(style: str, text: str, *, new_page: bool = False) -> str:
    body = Body(LANGUAGE, "")
    body.line(style, Run(text), more="<w:pageBreakBefore/>" if new_page else "")
    return body.written[0]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Meeting packs: what is in them, and how they are written."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import zxingcpp
from docx.oxml.ns import qn
from eksempelsamling.blocks import Block, Extract, Run, blocks
from eksempelsamling.catalogue import load
from eksempelsamling.markup import sections
from eksempelsamling.meeting.agenda import before, of_several, tried
from eksempelsamling.meeting.handout import QUESTIONS, SENTENCE, STEPS, shortened
from eksempelsamling.meeting.making import packs
from eksempelsamling.meeting.model import Pack
from eksempelsamling.meeting.plain import markdown_file
from eksempelsamling.meeting.sheets import Prose, Table, sheets
from eksempelsamling.meeting.word import word_file
from eksempelsamling.model import Language
from eksempelsamling.texts import Texts
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image

from tests.conftest import BODY, ROOT, TODAY, collection_text, write_up

HERE = "https://example.org/samling/"
FOOT = "Eksempelsamlingen. Innholdet er fra 21. november 2026."
REAL = load(ROOT / "practices", TODAY, drafts=False)
REAL_PACKS = {pack.place.uri: pack for pack in packs(REAL, Texts(REAL))}


def pack_of(practices: Path, text: str) -> Pack:
    (practices / "a.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    return next(packs(catalogue, Texts(catalogue)))


def word(pack: Pack, root: str = HERE) -> bytes:
    return word_file(pack, sheets(pack), root, FOOT)


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def words_in(document: docx.document.Document) -> str:
    """All text in the body, as it is read: fields and tables too."""
    lines = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in line.iter(qn("w:t"))) for line in lines)


def told(pack: Pack) -> Iterator[str]:
    """Every text in a pack's sheets."""
    for sheet in sheets(pack):
        yield sheet.title
        for element in sheet.elements:
            if isinstance(element, Prose):
                yield from (block.text for block in element.blocks)
            elif isinstance(element, Table):
                yield from element.head
                yield from ("".join(r.text for r in c) for row in element.rows for c in row)
            else:
                yield getattr(element, "text", "")


@pytest.mark.parametrize("uri", REAL_PACKS)
def test_minutes_add_up_and_nobody_needs_to_have_read(uri: str) -> None:
    short, long = REAL_PACKS[uri].agendas
    assert (short.minutes, long.minutes) == (20, 45)
    for agenda in (short, long):
        assert all(step.minutes > 0 and step.title and step.how for step in agenda.steps)
        assert agenda.steps[-1].title in ("Hvem følger opp, og når?", "Kven følgjer opp, og når?")


@pytest.mark.parametrize("uri", REAL_PACKS)
def test_every_question_and_every_step_to_take_is_carried(uri: str) -> None:
    pack = REAL_PACKS[uri]
    everything = "\n".join(told(pack))
    for talk in pack.talks:
        body = REAL.by_id[talk.id].body
        wanted = {"Å snakke om"}
        if not pack.is_collection:
            wanted |= {"Hva som skal til", "Kva som skal til", "Hva som kan hemme",
                       "Kva som kan hemme", "Tilpasning", "Tilpassing"}  # fmt: skip
        parts = [part for part in sections(body) if part.heading in wanted]
        assert parts
        for part in parts:
            lines = blocks(part.tokens, lambda _target: None)
            assert lines
            for line in lines:
                assert line.text in everything


@pytest.mark.parametrize("uri", REAL_PACKS)
def test_nothing_is_invented(uri: str) -> None:
    """Without the words of our own frame, all that is left stands in the write-ups."""
    pack = REAL_PACKS[uri]
    practices = [REAL.by_id[talk.id] for talk in pack.talks]
    written = " ".join(
        " ".join((p.title, p.summary, p.body, *(k.sentence for k in p.knowledge)))
        for p in practices
    )
    known = squeezed(written)
    extracts = [e for t in pack.talks for e in (t.questions, *t.ideas, t.obstacles) if e]
    shown = pack.handout
    extracts += [e for e in (shown.steps, shown.questions) if e]
    for extract in extracts:
        for block in extract.blocks:
            assert squeezed(block.text) in known
    for fact in shown.facts:
        assert squeezed(fact.sentence) in known


def squeezed(text: str) -> str:
    """Letters and figures only, without source marks: Markdown's signs and line breaks go."""
    return re.sub(r"\[\d+\]|\W", "", text)


def test_a_draft_with_hardly_anything(practices: Path) -> None:
    pack = pack_of(practices, "---\ntittel: T\nstatus: utkast\n---\n")
    short, long = pack.agendas
    assert (short.minutes, long.minutes) == (20, 45)
    assert [step.title for step in short.steps] == [
        "Les", "Hva la vi merke til?", "Hvem følger opp, og når?",
    ]  # fmt: skip
    assert short.steps[1].minutes == 13
    assert "Å snakke om" not in "\n".join(told(pack))
    assert "T" in words_in(opened(word(pack)))


@pytest.mark.parametrize(
    ("missing", "left_out"),
    [
        ("Å snakke om", "Spørsmål å snakke om"),
        ("Hva som kan hemme", "Hva kan hemme hos oss?"),
    ],
)
def test_a_step_without_material_is_left_out(practices: Path, missing: str, left_out: str) -> None:
    body = re.sub(rf"## {missing}\n.*?(?=##|\Z)", "", BODY, flags=re.DOTALL)
    pack = pack_of(practices, write_up(body=body, status="utkast"))
    for agenda in pack.agendas:
        assert left_out not in [step.title for step in agenda.steps]
    assert [agenda.minutes for agenda in pack.agendas] == [20, 45]


def test_long_texts_get_time_by_their_length(practices: Path) -> None:
    pack = pack_of(practices, write_up(body=BODY.replace("Det var lite tid.", "ord " * 2_000)))
    assert pack.agendas[1].steps[0].how.startswith("Les arket, og så mye dere rekker")
    assert "11 minutter" in pack.agendas[1].steps[0].how


def test_the_sheet_holds_what_fits(practices: Path) -> None:
    steps = "".join(f"{n}. Steg {n} er å gjøre noe som tar litt plass. [1]\n" for n in range(1, 60))
    questions = "".join(f"- Hva mener vi om punkt {n}?\n" for n in range(60))
    body = BODY.replace("De møtes hver morgen. [1]", steps).replace(
        "- Hva kan vi prøve?", questions
    )
    long = "Setningen er lang nok. " * 40
    known = f'{{virkning: {{grad: ikke kjent ennå, hvordan: ikke undersøkt, setning: "{long}"}}}}'
    pack = pack_of(practices, write_up(body=body, hva_vi_vet=known))
    shown = pack.handout
    assert shown.is_cut
    assert shown.steps and shown.questions
    assert 0 < sum(len(block.text) for block in shown.steps.blocks) <= STEPS
    assert 0 < sum(len(block.text) for block in shown.questions.blocks) <= QUESTIONS
    assert all(0 < len(fact.sentence) <= SENTENCE for fact in shown.facts)
    assert "[1]" not in "".join(block.text for block in shown.steps.blocks)
    assert pack.talks[0].questions
    assert len(pack.talks[0].questions.blocks) == 60  # all of them stand on the sheet for talking


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Kort.", 10, "Kort."),
        ("En setning. To setninger.", 15, "En setning."),
        ("En setning kap. 3 her. To.", 24, "En setning kap. 3 her."),
        ("Ingen punktum på lenge her", 15, "Ingen …"),
    ],
)
def test_shortening(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
    assert len(short) <= most


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("To **ord** og *ett*. [1] [2]", [Block("text", (
            Run("To "), Run("ord", bold=True), Run(" og "), Run("ett", italic=True), Run("."),
            Run(" [1] [2]", marks=(1, 2))))]),
        ("- a\n  - b\n- c", [
            Block("bullet", (Run("a"),), 1), Block("bullet", (Run("b"),), 1, 1),
            Block("bullet", (Run("c"),), 2)]),
        ("3. a\n4. b", [Block("number", (Run("a"),), 3), Block("number", (Run("b"),), 4)]),
        ("- a\n\n  mer", [Block("bullet", (Run("a"),), 1), Block("text", (Run("mer"),), level=1)]),
        ("> sitat", [Block("quote", (Run("sitat"),))]),
        ("### Under", [Block("heading", (Run("Under"),))]),
        ("|a|b|\n|-|-|\n|c|d|", [
            Block("text", (Run("a"), Run(" – "), Run("b"))),
            Block("text", (Run("c"), Run(" – "), Run("d")))]),
        ("[her](x.md) og [der](borte.md)", [Block("text", (
            Run("her", address="/praksis/x/"), Run(" og "), Run("der")))]),
        ("<!-- borte -->\n\n```\nkode\n```", [Block("text", (Run("kode"),))]),
        ("linje\nto", [Block("text", (Run("linje"), Run(" "), Run("to")))]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[Block]) -> None:
    (part,) = sections(source)
    found = blocks(part.tokens, lambda target: "/praksis/x/" if target == "x.md" else None)
    assert list(found) == expected


def test_of_several_there_is_one_text_or_one_each() -> None:
    for language in ("nb", "nn"):
        short, long = of_several(language)  # type: ignore[arg-type]
        assert (short.minutes, long.minutes) == (20, 45)
    assert "det samme eksemplet" in of_several("nb")[0].steps[1].how
    assert "Hver leser ett" in of_several("nb")[1].steps[0].how


def test_a_collection_carries_the_curator(practices: Path) -> None:
    (practices / "morgenmote.md").write_text(write_up(), encoding="utf-8")
    shelf = practices.parent / "docs" / "samlinger"
    shelf.mkdir(parents=True)
    for id, text in {
        "ny": collection_text(),
        "tom": collection_text(deler="[{tittel: T, utvalg: {tema: [nettverk]}}]"),
        "borte": collection_text(status="arkivert"),
    }.items():
        (shelf / f"{id}.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    found = {pack.place.uri: pack for pack in packs(catalogue, Texts(catalogue))}
    assert list(found) == ["mote/morgenmote/", "mote/samlinger/ny/"]
    text = words_in(opened(word(found["mote/samlinger/ny/"])))
    for part in ("Ny på kontoret", "Nyansatte", "Felles morgenmøte", "Møtet er en rolig start.",
                 "Hva kan vi prøve?", "Hver leser ett."):  # fmt: skip
        assert part in text


@pytest.mark.parametrize("uri", REAL_PACKS)
def test_the_word_file_holds_every_part(uri: str) -> None:
    pack = REAL_PACKS[uri]
    document = opened(word(pack))
    text = words_in(document)
    for part in told(pack):
        assert part.strip() in text
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 4
    assert styles.count("Heading 2") > 6
    assert document.core_properties.title == f"Møte: {pack.title}"
    assert document.core_properties.language == f"{pack.language}-NO"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == (
        f"{pack.language}-NO"
    )
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in document.tables]
    assert all(head is not None for head in heads)
    assert [len(t.rows) - 1 for t in document.tables[-2:]] == [3, len(tried(pack.language))]
    assert FOOT in document.sections[0].footer.paragraphs[0].text


def test_numbered_lists_begin_where_they_did(practices: Path) -> None:
    body = BODY.replace("Et rom. [1]", "1. a\n2. b\n\nMellom.\n\n5. c\n6. d")
    data = word(pack_of(practices, write_up(body=body)))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        numbering = packed.read("word/numbering.xml").decode()
    starts = re.findall(r'w:numId="1\d\d".*?startOverride w:val="(\d+)"', numbering)
    assert starts[:2] == ["1", "5"]


def test_parts_of_the_package_fit_together() -> None:
    """What python-docx forgives and Word does not: parts and relationships that miss each other."""
    with zipfile.ZipFile(io.BytesIO(word(REAL_PACKS["mote/laerende-moter/"]))) as packed:
        names = set(packed.namelist())
        assert packed.namelist()[0] == "[Content_Types].xml"
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in packed.infolist())
        types = packed.read("[Content_Types].xml").decode()
        overrides = {name[1:] for name in re.findall(r'PartName="(.*?)"', types)}
        assert overrides <= names
        for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
            targets = re.findall(r'Target="(.*?)"', packed.read(rels).decode())
            assert targets
            assert {folder + target for target in targets} <= names
        body = packed.read("word/document.xml").decode()
        styles = packed.read("word/styles.xml").decode()
        ids = set(re.findall(r'w:styleId="(.*?)"', styles))
        assert set(re.findall(r'w:(?:p|tbl)Style w:val="(.*?)"', body)) <= ids
        numbers = set(re.findall(r'w:numId="(\d+)"', packed.read("word/numbering.xml").decode()))
        assert set(re.findall(r'<w:numId w:val="(\d+)"', body)) <= numbers
        assert "@@" not in "".join(
            packed.read(name).decode() for name in names if name.endswith((".xml", ".rels"))
        )


@pytest.mark.parametrize("uri", ["mote/laerende-moter/", "mote/samlinger/lite-kontor/"])
def test_the_picture_is_the_address_and_has_words(uri: str) -> None:
    pack = REAL_PACKS[uri]
    document = opened(word(pack))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "QR-kode som åpner nettsiden"
    (picture,) = [p for p in document.part.package.iter_parts() if p.content_type == "image/png"]
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.blob)).convert("L"))
    assert code.text == HERE + pack.about


def test_the_same_pack_gives_the_same_bytes() -> None:
    pack = REAL_PACKS["mote/laerende-moter/"]
    assert word(pack) == word(pack)


def test_without_an_address_there_is_no_code_and_no_link() -> None:
    pack = REAL_PACKS["mote/laerende-moter/"]
    data = word(pack, root="")
    assert not opened(data).inline_shapes
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not any(name.endswith(".png") for name in packed.namelist())
        assert "HYPERLINK" not in packed.read("word/document.xml").decode()
    markdown = markdown_file(pack, sheets(pack), "", FOOT)
    assert "](" not in markdown


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_our_own_words_are_in_the_language(language: Language) -> None:
    tips = " ".join(before(language, several=False))
    assert ("Ingen treng å" in tips) == (language == "nn")
    assert ("Ingen trenger" in tips) == (language == "nb")


def test_a_nynorsk_write_up_gets_a_nynorsk_pack() -> None:
    pack = next(p for p in REAL_PACKS.values() if p.language == "nn" and not p.is_collection)
    text = words_in(opened(word(pack)))
    assert "Kva la vi merke til?" in text
    assert not re.search(r"\b(Hva|Hvem|Ikke|ikke|dere)\b", "\n".join(
        step.how for agenda in pack.agendas for step in agenda.steps))  # fmt: skip


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["- ", "1. ", "> ", "### ", "", "|a|b|\n|-|-|\n|", "    ", "![x](y.png)", "\n\n"]
        ),
        st.text(max_size=20),
        st.just("[1]"),
        st.just("**"),
        st.just("[a](https://example.org/)"),
        st.just("\n"),
    ),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(question=TEXTS, title=st.text(min_size=1, max_size=60))
def test_odd_texts_are_written_whole_and_safe(question: str, title: str) -> None:
    """Whatever stands under a heading comes through, in XML that parses and in Markdown."""
    (first, *_) = sections(question)
    found = blocks(first.tokens, lambda target: target)
    base = REAL_PACKS["mote/husk/"]
    talk = replace(base.talks[0], questions=Extract("Å snakke om", found))
    pack = replace(base, title=title, talks=(talk,))
    document = opened(word(pack))
    text = squeezed(words_in(document))
    markdown = markdown_file(pack, sheets(pack), HERE, FOOT)
    read = MarkdownIt("commonmark").enable("table").parse(markdown)
    inner = [child for token in read for child in token.children or ()]
    assert not any(token.type.startswith("html") for token in (*read, *inner))
    plain = squeezed(" ".join(child.content for child in inner))
    for block in found:
        assert squeezed(block.text) in text
        assert squeezed(block.text) in plain


def test_hostile_titles_stay_text(practices: Path) -> None:
    pack = pack_of(
        practices, write_up(tittel=json.dumps("</w:t><script>&amp; @@title@@ @@foot@@ |"))
    )
    document = opened(word(pack))
    assert document.paragraphs[0].text == "Møte: </w:t><script>&amp; @@title@@ @@foot@@ |"
    assert "<script>" not in markdown_file(pack, sheets(pack), HERE, FOOT)


@pytest.mark.parametrize("pack", REAL_PACKS.values(), ids=lambda pack: pack.place.uri)
def test_the_sheet_for_everybody_ends_with_no_promise(pack: Pack) -> None:
    shown = pack.handout
    if shown.steps:
        assert not shown.steps.blocks[-1].text.rstrip().endswith(":")
    assert (f"{shown.steps_left} punkt" in words_in(opened(word(pack)))) == bool(shown.steps_left)


@pytest.mark.parametrize("items", [3, 59])
def test_what_does_not_fit_of_a_list_is_counted(practices: Path, items: int) -> None:
    lines = "".join(f"- Punkt {n} er noe som tar litt plass på arket\n" for n in range(items))
    body = BODY.replace("De møtes hver morgen. [1]", f"De gjør dette:\n\n{lines}")
    shown = pack_of(practices, write_up(status="publisert", body=body)).handout
    assert shown.steps
    assert 1 + items == len(shown.steps.blocks) + shown.steps_left
    assert bool(shown.steps_left) == shown.is_cut == (items == 59)


def test_a_list_keeps_the_sentence_that_says_who_tells_it(practices: Path) -> None:
    body = BODY.replace(
        "De møtes hver morgen. [1]", "En leder forteller om to trinn:\n\n1. Før\n2. Etter\n"
    )
    shown = pack_of(practices, write_up(status="publisert", body=body)).handout
    assert shown.steps
    assert [b.text for b in shown.steps.blocks] == [
        "En leder forteller om to trinn:",
        "Før",
        "Etter",
    ]

"""What is marked in a text, and what never is: rendered from Markdown to HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from eksempelsamling import markup
from eksempelsamling.catalogue import load
from eksempelsamling.mentions.marking import Marks, Mention
from eksempelsamling.mentions.names import Names
from eksempelsamling.model import GlossaryEntry, Practice
from eksempelsamling.practice_page import practice_page
from eksempelsamling.texts import Texts
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from tests.conftest import BODY, ROOT, TODAY, write_up

REAL = load(ROOT / "practices", TODAY)
TEXTS = Texts(REAL)
UNLINKED = tuple(replace(p, links_words=False) for p in REAL.practices)
BARE = Texts(replace(REAL, practices=UNLINKED, glossary=()))
PRACTICE = REAL.by_id["laerende-moter"]


def entry(word: str, *, explained: bool = True) -> GlossaryEntry:
    return GlossaryEntry(word.lower(), word, "", f"Om {word}.", explained=explained)


ENTRIES = (
    entry("AAP"), entry("NAV", explained=False), entry("NAV-kontor"), entry("fagdag"),
    entry("skjønn"), entry("faglig skjønn"), entry("teamleder"),
)  # fmt: skip
NAMES: Names[GlossaryEntry | Practice] = Names(
    [*((e.word, e) for e in ENTRIES), ("lærende møter", PRACTICE), ("fagdag", PRACTICE)]
)


def shown(mention: Mention, before: str, words: str, after: str) -> str:
    """{word|entry} for what is explained and [word|id] for what is linked."""
    if mention.entry:
        words = f"{{{words}|{mention.entry.word}}}"
    if mention.practice:
        words = f"[{words}|{mention.practice.id}]"
    return before + words + after


def marked(
    text: str,
    names: Names[GlossaryEntry | Practice] = NAMES,
    can_link: bool = True,
    show: Callable[..., str] = shown,
) -> str:
    """The HTML of `text` with its mentions shown."""
    parts = markup.sections(text)
    marks = Marks(names, lambda practice: can_link)
    for part in parts:
        marks.mark(part.tokens)
    return "".join(marks.fill(markup.render(part.tokens, lambda t: t), show) for part in parts)


LINK = "laerende-moter"
CASES = [
    # first mention only, inflected, either language
    ("AAP og AAP", "<p>{AAP|AAP} og AAP</p>"),
    ("Lærende møter", f"<p>[Lærende møter|{LINK}]</p>"),
    ("dei lærande møta", f"<p>dei [lærande møta|{LINK}]</p>"),
    ("lærende\nmøter", f"<p>[lærende\nmøter|{LINK}]</p>"),
    # both at once, and only the explanation when the link was made before
    ("fagdagene", f"<p>[{{fagdagene|fagdag}}|{LINK}]</p>"),
    ("lærende møte, fagdag", f"<p>[lærende møte|{LINK}], {{fagdag|fagdag}}</p>"),
    # the longest name, and what everybody knows
    ("faglig skjønn og skjønn", "<p>{faglig skjønn|faglig skjønn} og {skjønn|skjønn}</p>"),
    ("NAV på NAV-kontoret", "<p>NAV på {NAV-kontoret|NAV-kontor}</p>"),
    ("teamlederopplæring", "<p>teamlederopplæring</p>"),
    # across sections
    ("## A\n\nAAP\n\n## B\n\nAAP", "<p>{AAP|AAP}</p><p>AAP</p>"),
    # never in headings, links, code and quotations; the next mention instead
    ("### AAP\n\nAAP", "<h3>AAP</h3>\n<p>{AAP|AAP}</p>"),
    ("[AAP](x.md) AAP", '<p><a href="x.md">AAP</a> {AAP|AAP}</p>'),
    ("[**AAP**](x.md)", '<p><a href="x.md"><strong>AAP</strong></a></p>'),
    ("`AAP` AAP", "<p><code>AAP</code> {AAP|AAP}</p>"),
    ("```\nAAP\n```\n\nAAP", "<pre><code>AAP\n</code></pre>\n<p>{AAP|AAP}</p>"),
    ("> AAP\n> - AAP\n\nAAP", "{AAP|AAP}"),
    ("Hun sa «gi meg AAP nå». AAP", "<p>Hun sa «gi meg AAP nå». {AAP|AAP}</p>"),
    ('"Gi meg AAP" “og AAP”', '<p>"Gi meg AAP" “og AAP”</p>'),
    ("Kurset «lærende møter»", f"<p>Kurset «[lærende møter|{LINK}]»</p>"),
    ("«uten slutt AAP", "<p>«uten slutt {AAP|AAP}</p>"),
    ("![AAP](bilder/x.png)", '<p><img src="bilder/x.png" alt="AAP"></p>'),
    ("[1] AAP [1]", "{AAP|AAP}<sup"),
    # nested emphasis: inside it, but not across its border
    ("**AAP** er *gitt*", "<p><strong>{AAP|AAP}</strong> er <em>gitt</em></p>"),
    ("nå*AAP*, *fagdag*", f"<p>nå<em>AAP</em>, <em>[{{fagdag|fagdag}}|{LINK}]</em></p>"),
    ("***fagdag*** nå", f"<em><strong>[{{fagdag|fagdag}}|{LINK}]</strong></em> nå"),
    ("**lærende** møter", "<p><strong>lærende</strong> møter</p>"),
    ("**team**leder og **AAP**en", "<p><strong>team</strong>leder og <strong>AAP</strong>en</p>"),
    ("lærende  \nmøter", "<p>lærende<br>\nmøter</p>"),
    # lists and tables
    ("- AAP\n- fagdag", f"<li>{{AAP|AAP}}</li>\n<li>[{{fagdag|fagdag}}|{LINK}]</li>"),
    ("|AAP|\n|-|\n|fagdag|", "<th>{AAP|AAP}</th>"),
    # comments enclose nothing
    ("<!-- merknad -->\n\nAAP <!-- AAP -->", "<p>{AAP|AAP}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks(text: str, expected: str) -> None:
    assert expected in marked(text)


# HTML of a writer's own may enclose anything.
@pytest.mark.parametrize(
    "text", ["<a>AAP</a>\n\nAAP", "<code>\n\nAAP", "> AAP", "AA<!-- -->P", "<b>AAP"]
)
def test_nothing_is_marked(text: str) -> None:
    assert "|" not in marked(text)


def test_a_text_may_be_without_links() -> None:
    assert marked("lærende møter og fagdag", can_link=False) == (
        "<p>lærende møter og {fagdag|fagdag}</p>"
    )


def test_a_name_of_two_write_ups_leads_to_neither() -> None:
    other = replace(PRACTICE, id="annen")
    names: Names[GlossaryEntry | Practice] = Names([("fagdag", PRACTICE), ("fagdag", other)])
    assert marked("fagdag", names) == "<p>fagdag</p>"


# -- through the whole catalogue ------------------------------------------------------------


HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def page_text(texts: Texts, id: str) -> str:
    return "".join(part.html for part in texts.by_id[id].parts)


def test_hostile_words_are_escaped() -> None:
    bad = replace(entry("AAP"), id="aap", stands_for=HOSTILE, explanation=HOSTILE, word="AAP")
    practice = replace(PRACTICE, body="## Utfordring\n\nAAP [1]")
    catalogue = replace(REAL, practices=(practice,), glossary=(bad,))
    for made in (
        page_text(Texts(catalogue), practice.id),
        practice_page(practice, catalogue, Texts(catalogue)).html,
    ):
        assert "popovertarget" in made
        assert "<script>alert" not in made
        assert "<img" not in made
        assert str(escape(HOSTILE)) in made


def test_nobody_can_forge_a_mark() -> None:
    for text in ("\ue0000\ue001AAP\ue002", "&#xe000;0&#xe001;AAP&#xe002;", "[x](y 'AAP \ue000')"):
        made = marked(f"fagdag {text}")
        assert made.count("|fagdag") == 1


def without_marks(made: str) -> str:
    """The HTML as it was before the marks."""
    made = re.sub(r'<span popover id="ord-[^>]*>.*?</span>(?=[.,:;!?)»”]{0,3}</span>)', "", made)
    made = re.sub(r'<button type="button" class="word-sign"[^>]*></button>', "", made)
    made = re.sub(r'</?button[^>]*>|<span class="word">', "", made)
    made = re.sub(r'<a href="\.\./\.\./praksis/[^>]*>([^<]*)</a>', r"\1", made)
    return made.replace("</span>", "")


@pytest.mark.parametrize("id", REAL.by_id)
def test_the_text_itself_is_unchanged(id: str) -> None:
    assert without_marks(page_text(TEXTS, id)) == page_text(BARE, id)


words = st.sampled_from(
    [e.word for e in ENTRIES] + ["lærende møter", "lærende", "og", "**", "*", "`", "«", "»", "> ",
     "\n", "\n\n", "- ", "### ", "[", "](x.md)", "[1]", "<b>", "&amp;", "-", ".", '"', "<!--",
     "-->", "\\", "_", "|", "leder", "  \n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(words, max_size=40).map(" ".join), st.lists(words, max_size=12).map("".join))
def test_any_text_keeps_its_words(spaced: str, joined: str) -> None:
    text = f"{spaced}\n\n{joined}"
    before = "".join(markup.render(p.tokens, lambda t: t) for p in markup.sections(text))
    assert marked(text, show=lambda mention, *clean: "".join(clean)) == before


def test_same_input_same_output() -> None:
    assert Texts(replace(REAL)).by_id == TEXTS.by_id


def test_no_text_leads_to_itself_and_each_lists_those_that_lead_to_it() -> None:
    texts = TEXTS
    for practice in REAL.practices:
        assert practice.id not in texts.by_id[practice.id].leads_to
        back = {p.id for p in REAL.practices if practice.id in texts.by_id[p.id].leads_to}
        assert {p.id for p in texts.mentioning(practice)} == back
    assert sum(len(text.leads_to) for text in texts.by_id.values()) >= 10


class Counted(str):
    """A text that counts how often it is cut."""

    __slots__ = ()
    cuts = 0

    def __getitem__(self, key):
        Counted.cuts += 1
        return str(super().__getitem__(key))


@pytest.mark.parametrize("names", [10, 1000])
@pytest.mark.parametrize("unit", ["lærende og ", "lærende møter ", "a a a lærende ", "«AAP "])
def test_work_is_linear_in_the_text_and_free_of_the_number_of_names(names: int, unit: str) -> None:
    known = Names([(f"lærende ord{n} av dem", n) for n in range(names)] + [("lærende møter", -1)])

    def work(times: int) -> int:
        Counted.cuts = 0
        list(known.find(Counted(unit * times)))
        return Counted.cuts

    assert 0 < work(400) <= 2.1 * work(200)
    assert work(200) <= 200 * 40


def test_a_small_collection(practices) -> None:
    def put(id: str, body: str, **fields: str) -> None:
        (practices / f"{id}.md").write_text(write_up(body=body, **fields), encoding="utf-8")

    def text(first: str) -> str:
        return BODY.replace("Det var lite tid.", first)

    put("a", text("Vi har morgenmøter, trekaffe, kladdemøter og arkivmøter."), tittel="Alfa")
    put("b", text("Om [alfa](a.md) og alfa."), tittel="Beta", kalles="[morgenmøte]")
    put("c", text("Trekaffe er et morgenmøte."), tittel="Gamma", kalles="[trekaffe]")
    put("d", text("Et morgenmøte."), tittel="Delta", automatiske_lenker="nei")
    put("e", text("x"), tittel="Epsilon", kalles="[kladdemøte]", status="utkast")
    put("f", text("Et morgenmøte."), tittel="Fi", kalles="[arkivmøte]", status="arkivert")
    put("g", text("Se [gammel](gammel.md#x)."), tittel="Gnu")
    put("h", text("x"), tittel="Ha", alias="[gammel]")
    catalogue = load(practices, TODAY)
    assert [p for p in catalogue.problems if p.blocking] == []
    texts = Texts(catalogue)
    assert {id: set(text.leads_to) for id, text in texts.by_id.items()} == {
        "a": {"b", "c"}, "b": {"a"}, "c": {"b"}, "d": set(), "e": set(), "f": {"b"}, "g": {"h"},
        "h": set(),
    }  # fmt: skip
    listed = {p.id: [q.id for q in texts.mentioning(p)] for p in catalogue.practices}
    assert listed == {
        "a": ["b"], "b": ["a", "c"], "c": ["a"], "d": [], "e": [], "f": [], "g": [], "h": ["g"],
    }  # fmt: skip

"""Answers that people, word processors and mischief give, for the tests of the form."""

from __future__ import annotations

import re

from eksempelsamling.contributing.plain_text import one_line
from eksempelsamling.contributing.questions import QUESTIONS, Values
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.vocabulary import Vocabulary
from hypothesis import strategies as st

WORD_TEXT = (
    "Lærende møter – «slik gjør vi»\v“Det virker”, sa én …\r\n\r\n"
    "Når\tHvem\tHva\r\nMandag\tAlle\tMøte\r\n•\tFørst\r\n•\tSå\xa0dette\u200b\r\n"
)

TEXTS = (
    "no", "~", "null", "Ja", "on", "y", "true", "2024-01-01", "2026", "0x1F", "1e3", ".inf", "-",
    "--", "---", "===", "# Overskrift", "## Utfordring", "### Underoverskrift", "#tagg", "- # i",
    "> ## sitat", "Møte: slik", "a: b", "a #b", "a#b", "'enkel'", '"dobbel"', "`kode`", "```",
    "```\nkode", "~~~", "    innrykk", "\tinnrykk", "a\n---", "a\n===", "- a\n  ---", "> a\n> -",
    "[1]", "[1]: https://nav.no", "[[", "{a: b}", "&anker", "*alias", "!tag", "|", ">", "%", "@",
    "a, b", ", a", "a ,", "? a", "\\", "\\\\", "\\# a", "\\<b>", "a\\", "<b>fet</b>", "<!-- a",
    "<!--> a", "</a", "<script>alert(1)</script>", "<pre>", "<?php", "<![CDATA[", "a < b", "<3",
    "&lt;b&gt;", "&nbsp;", "![](x.png)", "![alt](https://nav.no/a.png)", "!\\[a](b)",
    "[her](https://nav.no/a?b=c#d)", "[her](finnes-ikke.md)", "[her](javascript:alert(1))",
    "[her](https://)", "[her](https://[)", "[a](mailto:a@b.no)", "[a](<x>)", "[a]\\(b)",
    "> > > > > > > a", "- - - - - - - - a", "1. 2. 3. 4. 5. a", "-    -    -    -    -    a",
    "* * *", "_ _ _", "***", "a | b\n--|--\n1 | 2", "| a |\n|---|", "1) a\n2) b", "• a",
    "😀 👩‍👩‍👧 🇳🇴", "é e\u0301 \u0338 =\u0338", "\u0338a", "e\u200b\u0301", "\u202eomvendt\u202c",
    "\ufeffmerke", "a\x00b", "a\x1bb", "a\x85b", "a\u2028b", "\ud83d alene", "  mellomrom  ",
    "\n\n\na\n\n\n\nb\n\n", "a\r\nb\rc", "a  \nb\\\nc", "æøåÆØÅ", "Čáhcesuolu", "漢字", "…", "–",
    "---\ntittel: Annet\n---\n\n## Utfordring\n\nTatt over", "{{ 7 * 7 }}", "{% raw %}", "--8<--",
    "ord " * 5000, "a" * 20000, "å, " * 300, WORD_TEXT,
)  # fmt: skip

SHORT = [text for text in TEXTS if len(text) < 1000]


def answers(vocabulary: Vocabulary, sources: tuple[str, ...] = ("egen-erfaring",)):
    """Answers to any of the questions that a draft may be sent with."""
    text = st.one_of(
        st.sampled_from(SHORT),
        st.text(max_size=40),
        st.text(alphabet="#->*+=|`~<![]()\\ \t\n1.abæ:'\"&/", max_size=60),
        st.lists(st.sampled_from(SHORT), min_size=2, max_size=3).map("\n".join),
    )

    def values(name: str) -> st.SearchStrategy:
        found = shape(name)
        if found.kind == "one":
            return st.sampled_from(list(vocabulary[found.group]))
        if found.kind == "several":
            ids = list(vocabulary[found.group])
            most = min(found.most, len(ids))
            chosen = st.lists(st.sampled_from(ids), max_size=most, unique=True)
            return chosen.map(lambda some: sorted(some, key=ids.index))
        if found.kind == "source":
            return st.sampled_from(sources)
        if found.kind == "date":
            return st.dates().filter(lambda d: d.year < 2026).map(str)
        if found.kind == "line":
            return text.map(lambda t: " ".join(t.split())[: found.most])
        return text

    return st.fixed_dictionaries({}, optional={name: values(name) for name in QUESTIONS})


def sendable(values: Values) -> dict[str, object]:
    """`values` as the form lets them through: with a title, and nothing half answered."""
    kept = {"tittel": "Felles morgenmøte", **values}
    if not one_line(str(kept["tittel"])):
        kept["tittel"] = "Felles morgenmøte"
    for _ in range(2):
        for name in list(kept):
            if any(not one_line(str(kept.get(other, ""))) for other in shape(name).beside):
                del kept[name]
    for number in (2, 3):  # sources are counted from the first
        if f"kilder.{number - 1}.id" not in kept:
            kept.pop(f"kilder.{number}.id", None)
            kept.pop(f"kilder.{number}.sted", None)
    for name in {"tittel", "sammendrag"} & set(kept):  # the form tells of marks there
        kept[name] = re.sub(r"\[\d+\]", "1", str(kept[name]))
    return kept

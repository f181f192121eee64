from __future__ import annotations

import pytest
from eksempelsamling import markup


def html(text: str) -> str:
    """`text` rendered; only `annen.md` and https addresses lead anywhere."""

    def href(target: str) -> str | None:
        if target == "annen.md":
            return "../annen/"
        return target if target.startswith(("https://", "#", "../praksis/bilder/")) else None

    (section,) = markup.sections(text)
    return markup.render(section.tokens, href)


CASES = [
    ("vanlig *tekst*", "<p>vanlig <em>tekst</em></p>"),
    ("linje\n- liste", "<p>linje</p>\n<ul>\n<li>liste</li>\n</ul>"),
    ("[annen](annen.md)", '<p><a href="../annen/">annen</a></p>'),
    ("[borte](borte.md)", "<p>borte</p>"),
    (
        "[1]: https://example.org/x",
        '<p><sup class="cite"><a href="#kilde-1">1</a></sup>: https://example.org/x</p>',
    ),
    (
        "Sagt. [2] [10]",
        (
            '<p>Sagt.<sup class="cite"><a href="#kilde-2">2</a>, '
            '<a href="#kilde-10">10</a></sup></p>'
        ),
    ),
    ("`[2]`", "<p><code>[2]</code></p>"),
    ("[[2]](annen.md)", '<p><a href="../annen/">[2]</a></p>'),
    (
        "![alt](../praksis/bilder/x.png)",
        '<p><img src="../praksis/bilder/x.png" alt="alt"></p>',
    ),
    ("![alt](https://example.org/x.png)", "<p>alt</p>"),
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://example.org/teller.gif>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<iframe src=//example.org></iframe>",
    "<svg onload=alert(1)>",
    "<style>body{display:none}</style>",
    "<a id=innhold name=x>x</a>",
    "<form action=//example.org><input></form>",
    "<base href=//example.org>",
    "<p style='position:fixed'>x</p>",
    "<math><mtext><style><img src onerror=alert(1)>",
    '--8<-- "/etc/passwd"',
    "{{ config }} {% include '/etc/passwd' %}",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_render(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless(text: str) -> None:
    made = html(text)
    for bad in ("<script", "onerror=", "onload=", "href=", "src=", "<iframe", "<style", "<form"):
        assert bad not in made
    for bad in ("<svg", "<base", " id=", " name=", "position", "root:x"):
        assert bad not in made


def test_sections_stop_at_h2_outside_lists() -> None:
    parts = markup.sections("før\n\n## En\n\n- ## Ikke\n\n```\n## Heller ikke\n```\n\n## To\n")
    assert [(part.heading, part.line) for part in parts] == [("", 1), ("En", 3), ("To", 11)]


def test_word_count_leaves_headings_of_sections_out() -> None:
    assert markup.word_count(markup.sections("## En overskrift\n\nFire ord *på* linja\n")) == 4


def test_render_line_escapes() -> None:
    assert markup.render_line("a < b [3]") == (
        'a &lt; b<sup class="cite"><a href="#kilde-3">3</a></sup>'
    )

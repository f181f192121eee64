"""One sheet for the screen: what no page can use of Material's is left out, nothing else."""

from __future__ import annotations

import pytest
from eksempelsamling.site.styles import classes_of, screen

KEPT = [
    (".md-typeset h1{color:red}", ".md-typeset h1{color:red}"),
    (".md-typeset .tabbed{color:red}", ""),
    ("a,.tabbed a,b{color:red}", "a,b{color:red}"),
    ("a:not(.tabbed){color:red}", "a:not(.tabbed){color:red}"),
    (":is(.tabbed,a){color:red}", ":is(.tabbed,a){color:red}"),
    ("@media print{.tabbed{color:red}}", ""),
    ("@media print{.tabbed{color:red}p{color:red}}", "@media print{p{color:red}}"),
    ("@media screen{@supports (gap:1px){.tabbed,p{gap:1px}}}",
     "@media screen{@supports (gap:1px){p{gap:1px}}}"),
    ("@keyframes turn{to{rotate:1turn}}", "@keyframes turn{to{rotate:1turn}}"),
    ('@charset "utf-8";p{color:red}', "p{color:red}"),
    ('[data-x=".tabbed"]{color:red}', '[data-x=".tabbed"]{color:red}'),
    (":root{--icon:url(a;b);color:red}", ":root{color:red;}"),
    (":root{--icon:red}p{color:var(--icon)}", ":root{--icon:red;}p{color:var(--icon);}"),
    (":root{--a:var(--b);--b:red}", ""),
    (':root{--a:url("data:x");--b:red}p{color:var(--a,var(--b))}',
     ":root{--b:red}p{color:var(--a,var(--b))}"),
    (":root{--a:red}.tabbed{color:var(--a)}", ""),
]  # fmt: skip


def plain(css: str) -> str:
    return css.replace(";", "").replace(" ", "")


@pytest.mark.parametrize(("material", "kept"), KEPT)
def test_what_no_page_can_use_is_left_out(material: str, kept: str) -> None:
    assert plain(screen(material, [], frozenset({"md-typeset"}))) == plain(kept)


def test_our_own_sheets_stay_whole_and_come_last() -> None:
    own = [".tabbed{color:var(--a)}", "p{color:blue}"]
    made = screen(":root{--a:red}p{color:red}", own, frozenset())
    assert made.endswith("".join(own))
    assert "--a:red" in made


def test_classes_stand_in_the_attribute() -> None:
    html = '<p class="a  b">class="c"</p><i data-class="d" class="e">'
    assert classes_of(html) == {"a", "b", "e"}

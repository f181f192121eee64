"""A page in every way it is seen, with axe-core's judgement of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
HEIGHT = 800
STILL = """*, ::before, ::after { transition: none !important; }
    * { content-visibility: visible !important; } .explorer-show { position: static !important; }"""
"""A change of view is at once, so that no colour on its way is judged, and all is laid out. What
sticks to the edge of the window covers a part of some target wherever a page happens to stand.
"""
SPACED = """*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
"""Text spacing as in WCAG 2.1, 1.4.12."""
LARGE = "html { font-size: 200% !important; }"
"""WCAG 2.0, 1.4.4."""


class Judged(Enum):
    """What is judged in a view. Colours do not change the layout, nor the width the colours."""

    ALL = "all"
    COLOURS = "colours"
    FORM = "form"

    @property
    def options(self) -> dict[str, Any]:
        """For `axe.run`."""
        rules = {"target-size": {"enabled": True}}
        if self is Judged.COLOURS:
            return {"runOnly": {"type": "rule", "values": COLOURS}, "resultTypes": ["violations"]}
        if self is Judged.FORM:
            rules |= {name: {"enabled": False} for name in COLOURS}
        return {"runOnly": TAGS, "rules": rules, "resultTypes": ["violations"]}


@dataclass(frozen=True)
class View:
    """One way to see a page."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["none", "active"] = "none"
    style: str = ""
    judged: Judged = Judged.FORM


VIEWS = (
    View("320 light", 320, judged=Judged.ALL),
    View("768 light", 768),
    View("1280 light", 1280, judged=Judged.ALL),
    View("1280 dark", 1280, "dark", judged=Judged.COLOURS),
    View("320 forced", 320, "dark", "active", judged=Judged.COLOURS),
    View("320 spaced", 320, style=SPACED),
    View("1280 large", 1280, style=LARGE),
)


def faults(page: Page, judged: Judged = Judged.ALL) -> list[str]:
    """What axe has to say of the page as it stands."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(document, options)", judged.options)["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


def everywhere(page: Page) -> list[str]:
    """The same in every view, and where the page is wider than its window. Leaves it as it was."""
    found = []
    seen = page.viewport_size
    for view in VIEWS:
        page.set_viewport_size({"width": view.width, "height": HEIGHT})
        page.emulate_media(color_scheme=view.scheme, forced_colors=view.forced)
        # A sheet made by a script: the pages' policy refuses inline styles.
        page.evaluate(
            """(text) => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(text);
                document.adoptedStyleSheets = [sheet];
            }""",
            STILL + view.style,
        )
        found += [f"{view.name}: {fault}" for fault in faults(page, view.judged)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > view.width:
            found.append(f"{view.name}: {width} px wide")
    page.evaluate("document.adoptedStyleSheets = []")
    page.emulate_media(color_scheme="null", forced_colors="null")
    if seen:
        page.set_viewport_size(seen)
    return found

"""A reader with a keyboard only: from stop to stop, by what the browser itself says of each.

Roles, names and states are read from Chromium's accessibility tree over its DevTools protocol
(https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/), so that they are the
browser's own computing. Chromium calls a `summary` a DisclosureTriangle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

Wanted = str | re.Pattern[str]
"""A whole role or accessible name, or what is to be found in it."""

_NAMELESS = {"", "generic", "none", "RootWebArea"}
"""Roles that tell a reader nothing; the page as a whole is one when focus is lost."""
_COVERED = """() => {
    const one = document.activeElement;
    const parts = [...one.getClientRects()];
    const within = parts.find((r) => r.bottom > 0 && r.top < innerHeight);
    if (!within) return "outside the window";
    const top = Math.max(within.top, 0), bottom = Math.min(within.bottom, innerHeight);
    const middle = [(within.left + within.right) / 2, (top + bottom) / 2];
    const corners = [within.left + 2, within.right - 2]
        .flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y]));
    const isItsOwn = (at) => one.contains(at) || at?.closest("label")?.control === one;
    for (const point of [middle, ...corners]) {
        const at = document.elementFromPoint(...point);
        // A rounded corner shows what the element stands in.
        const isFree = isItsOwn(at) || (point !== middle && at?.contains(one));
        if (!isFree) return `at ${point}: ${at?.outerHTML.slice(0, 80)}`;
    }
    return "";
}"""
"""What lies over the focused element, or nothing: its centre and the corners of what is seen."""


@dataclass(frozen=True)
class Stop:
    """Where the focus is, as assistive technology is told."""

    role: str
    name: str
    description: str
    value: str
    states: dict[str, object]
    """As in the accessibility tree: `expanded`, `checked`, `invalid` and so on."""

    def is_called(self, role: Wanted, name: Wanted) -> bool:
        """Whether this is the stop a reader looks for."""
        return _suits(self.role, role) and _suits(self.name, name)


def _suits(text: str, wanted: Wanted) -> bool:
    return text == wanted if isinstance(wanted, str) else bool(wanted.search(text))


class Walker:
    """Presses keys and nothing else, and complains of every stop that tells nothing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.passed: list[Stop] = []
        self._browser = page.context.new_cdp_session(page)

    def here(self) -> Stop:
        """The stop that has the focus, which is to be seen and to tell what it is."""
        active = self._browser.send("Runtime.evaluate", {"expression": "document.activeElement"})
        node = self._browser.send(
            "Accessibility.getPartialAXTree",
            {"objectId": active["result"]["objectId"], "fetchRelatives": False},
        )["nodes"][0]
        texts = (str(node.get(k, {}).get("value", "")) for k in ("role", "name", "description"))
        states = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
        stop = Stop(*texts, value=str(node.get("value", {}).get("value", "")), states=states)
        assert stop.role not in _NAMELESS, f"focus tells nothing: {stop}; before: {self._way()}"
        assert stop.name, f"no name: {stop}; before: {self._way()}"
        covered = self.page.evaluate(_COVERED)
        assert not covered, f"{stop} is covered: {covered}"
        return stop

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Write where the focus is."""
        self.page.keyboard.type(text)

    def tab_to(self, role: Wanted, name: Wanted, *, within: int, key: str = "Tab") -> Stop:
        """Go on to the stop of this role and name, which is at most `within` presses away."""
        self.passed = []
        for _ in range(within):
            self.press(key)
            self.passed.append(self.here())
            if self.passed[-1].is_called(role, name):
                return self.passed[-1]
        raise AssertionError(f"no {role!r} {name!r} within {within}: {self._way()}")

    def back_to(self, role: Wanted, name: Wanted, *, within: int) -> Stop:
        """The same, the other way."""
        return self.tab_to(role, name, within=within, key="Shift+Tab")

    def to_the_end(self, *, within: int) -> list[Stop]:
        """All stops from here, until the focus leaves the page."""
        self.passed = []
        for _ in range(within):
            self.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                return self.passed
            self.passed.append(self.here())
        raise AssertionError(f"no end within {within}: {self._way()}")

    def stands_at(self, role: Wanted, name: Wanted) -> Stop:
        """The stop to which a step has moved the focus; waits until it has."""
        expect(self.page.locator(":focus")).to_have_accessible_name(name)
        stop = self.here()
        assert stop.is_called(role, name), stop
        return stop

    def comes_to(self, heading: Wanted) -> None:
        """Wait for the page with this heading. When all of it has come, the browser goes to the
        part its address names once more: a walker who had gone on would be taken back.
        """
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.page.wait_for_load_state()
        if self.page.locator("html[data-script] main [data-listed]").count():
            expect(self.page.locator("main .list-button").first).to_be_attached()

    def _way(self) -> list[tuple[str, str]]:
        return [(stop.role, stop.name) for stop in self.passed]

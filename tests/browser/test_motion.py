"""Those who asked for less motion get none."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.browser.conftest import Open

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  const isStill = transitionDuration.split(", ").every((time) => time === "0s");
  return !isStill || animationName !== "none" || scrollBehavior !== "auto";
}).map((element) => element.tagName)"""


@pytest.mark.parametrize("path", ["", "praksis/?q=nyansatt", "praksis/laerende-moter/", "bidra/"])
@pytest.mark.parametrize("wanted", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_asked(
    watched: Open, address: str, path: str, wanted: Literal["reduce", "no-preference"]
) -> None:
    page = watched(reduced_motion=wanted).page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert bool(page.evaluate(MOVING)) is (wanted == "no-preference")

"""Measurements in a real browser, each in a fresh one without anything cached."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from browser import find
from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.engines import Engine
from bench.server import Host

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PLAIN_PAGE = (
    '<!doctype html><html lang="no"><meta charset="utf-8"><link rel="icon" href="data:,">'
    '<script type="module" src="/bench/page.js"></script>'
    '<ul id="facets"></ul><ol id="results"></ol></html>'
)
TYPING, AGAIN = 9_000, 5_000
"""Milliseconds of typing, at most: a slow engine answers fewer letters, not for hours."""
OPENED = 4
"""Fresh browsers, at most."""
PATIENCE = 8_000
"""An engine that took longer to its first answer, in milliseconds, is not opened again."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What a reader waits for: medians over fresh browsers, and each letter typed."""

    ready: float
    """Milliseconds from focus until it can answer."""
    drawn: float
    """Milliseconds from focus until the first 20 answers to a whole query stand on the page."""
    first_bytes: float
    """Bytes fetched until then, its program included."""
    p50: float
    """Milliseconds a letter."""
    p95: float
    letters: int
    warm_p50: float
    """The same letters again, with everything they need fetched before."""
    warm_p95: float


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """A browser, or None where there is none."""
    path = find()
    if not path:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser, host: Host, engine: Engine) -> Iterator[Page]:
    host.add("/bench/index.html", PLAIN_PAGE.encode())
    host.add("/bench/page.js", Path(__file__).with_name("page.js").read_bytes())
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(host.address + engine.page)
    page.wait_for_function("globalThis.bench")
    host.sent.clear()
    yield page
    context.close()


def answers(
    browser: Browser, host: Host, engine: Engine, texts: Sequence[str], depth: int
) -> list[list[int]]:
    """Numbers of the first `depth` documents that a peer answers each query with."""
    with _page(browser, host, engine) as page:
        call = "([engine, texts, depth]) => bench.ids(engine, texts, depth)"
        found: list[list[str]] = page.evaluate(call, [engine.name, list(texts), depth])
    return [[int(number) for number in numbers] for numbers in found]


def speed(browser: Browser, host: Host, engine: Engine, texts: Sequence[str]) -> Speed | None:
    """How fast an engine is on what the host serves; None when it did not manage.

    Each of the first `texts` is asked whole in a fresh browser; in the last of these all are
    typed. A slow engine gets through a part of the letters only, so they come in a random order,
    the same for every engine.
    """
    typed = [text[:end] for text in texts for end in range(1, len(text) + 1)]
    random.Random(1).shuffle(typed)  # noqa: S311 - repeatable
    opened: list[tuple[float, float, int]] = []
    try:
        for text in texts[:OPENED]:
            with _page(browser, host, engine) as page:
                found = page.evaluate("([e, t]) => bench.first(e, t)", [engine.name, text])
                opened.append((found["ready"], found["drawn"], host.sent_bytes(engine.prefix)))
                if found["drawn"] > PATIENCE or len(opened) == min(OPENED, len(texts)):
                    call = "([texts, budget]) => bench.type(texts, budget)"
                    letters = page.evaluate(call, [typed, TYPING])
                    again = page.evaluate(call, [typed, AGAIN])
                    break
    except Error as error:
        print(f"{engine.name}: {error.message}", file=sys.stderr)
        return None
    ready, drawn, fetched = (median(column) for column in zip(*opened, strict=True))
    cold, warm = (median(letters), _p95(letters)), (median(again), _p95(again))
    return Speed(ready, drawn, fetched, *cold, len(letters), *warm)


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]

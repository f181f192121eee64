"""A first visit to a page over a slow connection on a slow machine, in a real browser.

The conditions are those that browsers' developer tools call "Fast 3G" and "4x slowdown".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

LATENCY = 562.5
"""Milliseconds that each request waits."""
DOWN, UP = 1_474_560 / 8, 691_200 / 8
"""Bytes a second: 90 % of 1.6 and of .75 Mbit."""
SLOWER = 4
"""Times that the processor is slowed down."""
SCREEN: ViewportSize = {"width": 360, "height": 740}
"""Points of a common phone."""
OBSERVE = """
globalThis.seen = { shift: 0, largest: 0 };
const watch = (type, take) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
  observer.observe({ type, buffered: true });
};
watch("layout-shift", (entry) => entry.hadRecentInput || (seen.shift += entry.value));
watch("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
"""
RESULT = """() => ({
  ...seen,
  first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  loaded: performance.getEntriesByType("navigation")[0].loadEventEnd,
})"""
SETTLED = """() => new Promise((done) => {
  scrollTo(0, document.body.scrollHeight);
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done)));
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a reader with nothing from before waits for and fetches. Times in milliseconds."""

    first: float
    """Until something can be read (first contentful paint)."""
    largest: float
    """Until the largest part stands there (largest contentful paint)."""
    loaded: float
    """Until everything that the page asks for has come."""
    shift: float
    """How much of the page moved by itself (cumulative layout shift)."""
    bytes: float
    """Fetched, headers included."""
    requests: float


def visit(browser: Browser, url: str) -> Visit:
    """Open a page in a fresh browser under the conditions above and read it to its end."""
    with _slow(browser) as (page, client):
        sizes: list[float] = []
        client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(url, wait_until="networkidle")
        page.evaluate(SETTLED)
        page.wait_for_load_state("networkidle")
        found = page.evaluate(RESULT)
    return Visit(**found, bytes=sum(sizes), requests=len(sizes))


@contextmanager
def _slow(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    context = browser.new_context(viewport=SCREEN, bypass_csp=True)
    context.add_init_script(OBSERVE)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    client.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
    })  # fmt: skip
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, client
    context.close()

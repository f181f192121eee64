"""Where links lead, for paper."""

from __future__ import annotations

import pytest
from eksempelsamling.printing import with_addresses

HERE = "https://example.org/a/praksis/b/"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../../", "https://example.org/a/"),
        ("../c/#d", "https://example.org/a/praksis/c/#d"),
        ("?q=a&amp;b", "https://example.org/a/praksis/b/?q=a&amp;b"),
        ("#d", None),
        ("", None),
        ("https://www.nav.no/", None),
        ("mailto:a@example.org", None),
    ],
)
def test_own_links_get_their_whole_address(href: str, address: str | None) -> None:
    expected = f' data-address="{address}"' if address else ""
    html = f'<p><a class="x" href="{href}">t</a><link href="{href}"></p>'
    assert with_addresses(html, HERE) == html.replace('">t', f'"{expected}>t')
    assert with_addresses(html, "") == html

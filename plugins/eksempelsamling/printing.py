"""What paper needs that a screen does not: the addresses of links, and which edition it is.

Style sheets can print an attribute, but not work out where a relative address leads.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from eksempelsamling.start_tags import Attributes, rewrite


def with_addresses(html: str, here: str) -> str:
    """The content of a page, with the whole address of each own link in `data-address`.

    Args:
        html: content of a page.
        here: absolute address of the page; without it nothing is known and nothing changes.

    """

    def address(tag: str, attributes: Attributes) -> Attributes:
        target = attributes.get("href", "")
        if tag != "a" or not target or target.startswith("#") or urlsplit(target).scheme:
            return {}
        return {"data-address": urljoin(here, target)}

    return rewrite(html, address) if here else html

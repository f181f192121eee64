"""What a page gives to be passed on: its address, an e-mail, and a card to show elsewhere.

Nothing here asks another host for anything, and nobody learns who shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

CARDS = "kort/"
FRAME_HEIGHT = 440
"""In CSS pixels: room for every card from 360 pixels' width; in narrower frames some scroll."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What is shared of one page."""

    address: str
    mail: str
    """A `mailto:` link without a receiver, with title, summary and address."""
    frame: str
    """The `<iframe>` that shows the card on another site."""


def shared(root: str, uri: str, title: str, summary: str) -> Shared | None:
    """What to share of the page at `uri`; None when nobody has said where the site is.

    Args:
        root: absolute address of the site with a slash at the end, or nothing.
        uri: address of the page below the root, as `praksis/husk/`.
        title: of the page.
        summary: of the page.

    """
    if not root:
        return None
    address = root + uri
    body = f"{summary}\r\n\r\n{address}"
    card = root + card_uri(uri)
    frame = (
        f'<iframe src="{escape(card)}" title="{escape(title)}" width="100%"'
        f' height="{FRAME_HEIGHT}" style="border: 0" loading="lazy"></iframe>'
    )
    return Shared(address, f"mailto:?subject={quote(title)}&body={quote(body)}", frame)


def card_uri(uri: str) -> str:
    """Where the card of a page is, below the root: `kort/husk/`, `kort/samlinger/lite-kontor/`."""
    return CARDS + uri.removeprefix("praksis/")

"""QR codes of addresses, by segno: as SVG for pages and as PNG for documents.

The mask is fixed. Trying all eight for the most even one, as the standard has it, is four fifths of
the work (5 ms a code), and every reader takes any of them.
"""

from __future__ import annotations

import io
from functools import cache

import segno
from markupsafe import Markup

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 wants."""


@cache  # a page and a file have the same one
def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", mask=4)


def as_svg(address: str) -> Markup:
    """An `<svg>` without a size of its own, black on white whatever the colours around it."""
    svg = _code(address).svg_inline(
        border=QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(svg)  # noqa: S704 – numbers only


def as_png(address: str) -> bytes:
    """A picture with four pixels a module."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", scale=4, border=QUIET, compresslevel=1)
    return out.getvalue()

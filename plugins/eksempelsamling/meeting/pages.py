"""The page of each meeting pack, and its files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from eksempelsamling.blocks import Block
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.history import Edition
from eksempelsamling.i18n import day, translations
from eksempelsamling.meeting import qr
from eksempelsamling.meeting.lists import list_files
from eksempelsamling.meeting.making import packs
from eksempelsamling.meeting.model import Pack
from eksempelsamling.meeting.plain import markdown_file
from eksempelsamling.meeting.sheets import meeting_title, sheets
from eksempelsamling.meeting.word import word_file
from eksempelsamling.model import Language
from eksempelsamling.page import Page, href_from
from eksempelsamling.templating import render
from eksempelsamling.texts import Texts


def meeting_pages(catalogue: Catalogue, texts: Texts, root: str) -> Iterator[Page]:
    """A page for every pack. `root` is the absolute address of the site, where it is known."""
    for pack in packs(catalogue, texts):
        yield _page(pack, root)


def meeting_files(
    catalogue: Catalogue, texts: Texts, root: str, edition: Edition, site_name: str
) -> Iterator[tuple[str, str | bytes]]:
    """Path below the site's root and content of the files of every pack."""
    for pack in packs(catalogue, texts):
        foot = _foot(pack.language, edition, site_name)
        made_of = sheets(pack)
        yield pack.place.word, word_file(pack, made_of, root, foot)
        yield pack.place.markdown, markdown_file(pack, made_of, root, foot)
    yield from list_files(catalogue, texts, root, _foot("nb", edition, site_name))


def _foot(language: Language, edition: Edition, site_name: str) -> str:
    """What stands at the foot of documents."""
    text = translations(language).gettext
    told = text("Innholdet er fra %(day)s.") % {"day": day(edition.day, language)}
    version = f" {text('Versjon:')} {edition.version}." if edition.version else ""
    return f"{site_name}. {told}{version}"


def _page(pack: Pack, root: str) -> Page:
    uri = f"{pack.place.uri.rstrip('/')}.md"
    html = render(
        "meeting.html",
        pack.language,
        href_from(uri),
        pack=pack,
        sheets=sheets(pack),
        grouped=grouped,
        root=root,
        qr=qr.as_svg(root + pack.about) if root else None,
    )
    # Search engines should lead to the write-up, which says the same and more.
    return Page(
        uri, meeting_title(pack), html, pack.summary, pack.language, changed=pack.reviewed,
        noindex=True,
    )  # fmt: skip


def grouped(blocks: Sequence[Block]) -> Iterator[tuple[str, int, list[Block]]]:
    """Blocks of a kind in a row, with that kind and the number the first of them has."""
    for (kind, _level), found in groupby(blocks, lambda block: (block.kind, block.level)):
        members = list(found)
        yield kind, members[0].number, members

"""A channel as Atom (RFC 4287) and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Git and writers tell days, not hours: every time is midnight UTC of its day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from eksempelsamling.feeds.channels import Channel, Entry

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JSON_FEED = "https://jsonfeed.org/version/1.1"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, escaped or not."""
ATOM_FILE = "feed.xml"
JSON_FILE = "feed.json"


def feed_files(channels: Iterable[Channel], name: str, root: str) -> dict[str, str]:
    """Path below the site's root → content, two files for each channel.

    Args:
        channels: the feeds.
        name: of the site.
        root: absolute address of the site, with a slash at the end.

    """
    files = {}
    for channel in channels:
        files[f"{channel.folder}{ATOM_FILE}"] = atom(channel, name, root)
        files[f"{channel.folder}{JSON_FILE}"] = json_feed(channel, name, root)
    return files


def title_of(channel: Channel, name: str) -> str:
    """The feed's name with that of the site."""
    return f"{name}: {channel.title}" if channel.title else name


def atom(channel: Channel, name: str, root: str) -> str:
    """The feed as an Atom document."""
    feed = ET.Element("feed", {"xmlns": ATOM, XML_LANG: "nb"})
    home = root + channel.folder
    _add(feed, "id", channel.id)
    _add(feed, "title", title_of(channel, name))
    _add(feed, "subtitle", channel.about)
    _add(feed, "updated", stamp(channel.updated))
    _add(feed, "link", rel="self", type="application/atom+xml", href=home + ATOM_FILE)
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(_add(feed, "author"), "name", name)
    for entry in channel.entries:
        _add_entry(feed, entry, root)
    ET.indent(feed, "")
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _add_entry(feed: ET.Element, entry: Entry, root: str) -> None:
    element = _add(feed, "entry")
    element.set(XML_LANG, entry.language)
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", stamp(entry.updated))
    if entry.published:
        _add(element, "published", stamp(entry.published))
    _add(element, "link", rel="alternate", type="text/html", href=root + entry.uri)
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    for theme in entry.themes:
        _add(element, "category", term=theme.slug, label=theme.label(entry.language))
    _add(element, "summary", entry.text)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    clean = {name: NOT_IN_XML.sub("", value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, clean)
    element.text = NOT_IN_XML.sub("", text) or None
    return element


def json_feed(channel: Channel, name: str, root: str) -> str:
    """The feed as a JSON Feed document."""
    home = root + channel.folder
    document = {
        "version": JSON_FEED,
        "title": title_of(channel, name),
        "description": channel.about,
        "home_page_url": home,
        "feed_url": home + JSON_FILE,
        "language": "nb",
        "authors": [{"name": name}],
        "items": [_item(entry, root) for entry in channel.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry, root: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": root + entry.uri,
        "title": entry.title,
        "content_text": entry.text,
        "date_modified": stamp(entry.updated),
        "tags": [theme.label(entry.language) for theme in entry.themes],
        "language": entry.language,
    }
    if entry.published:
        item["date_published"] = stamp(entry.published)
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    return item


def stamp(value: date) -> str:
    """A day as RFC 3339 wants it."""
    return f"{value.isoformat()}T00:00:00Z"

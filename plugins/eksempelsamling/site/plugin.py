"""The MkDocs plugin: hooks only. What they publish is made in `pages.py`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.meta import get_data

from eksempelsamling.cards import card_files
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.contributing.ways import Ways, ways
from eksempelsamling.curated.loading import FOLDER as COLLECTIONS
from eksempelsamling.feeds.channels import Channel, by_page, channels
from eksempelsamling.feeds.formats import feed_files, title_of
from eksempelsamling.front import front
from eksempelsamling.i18n import day, spoken, translations
from eksempelsamling.json_schema import COLLECTION, WRITE_UP
from eksempelsamling.json_schema import as_text as schema_text
from eksempelsamling.links import PICTURES
from eksempelsamling.meeting.pages import meeting_files
from eksempelsamling.model import Practice
from eksempelsamling.my_list import list_data
from eksempelsamling.page import Page
from eksempelsamling.pages import Site
from eksempelsamling.printing import with_addresses
from eksempelsamling.relations.computed import suggestions
from eksempelsamling.reporters import as_text
from eksempelsamling.search.documents import Document
from eksempelsamling.search.publish import analysis_of, hand_written_page, search_files
from eksempelsamling.site.config import PluginConfig
from eksempelsamling.site.weight import (
    FORMS,
    LIST_PAGE,
    PRINT,
    SCREEN,
    ScreenStyles,
    make_small,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("eksempelsamling")

THEME = Path(__file__).parent.parent / "theme"
SCHEMAS = {
    "skjema/omtale.schema.json": WRITE_UP,
    "skjema/samling.schema.json": COLLECTION,
}
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The browser itself refuses what no page should ask for."""


NOT_AS_THEY_ARE = ("assets/javascripts/", f"{COLLECTIONS}/")
"""What Material brings and no page of ours loads; and contributed text, of which we make pages."""


class EksempelsamlingPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Publishes the write-ups of `practices_dir` and the lists made from them."""

    catalogue: Catalogue
    site: Site
    pages: dict[str, Page]
    feeds: Mapping[str, Channel]
    styles: ScreenStyles
    search_folder = ""
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Once, before the first build. Tells whether a writer is watching."""
        self.serving = command == "serve"

    @property
    def previewing(self) -> bool:
        """Whether drafts and problems are shown, to those who write and those who review."""
        return self.serving or self.config.preview

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """First in every build, also in each rebuild of `serve`: read everything anew."""
        folder = Path(config.config_file_path or ".").resolve().parent / self.config.practices_dir
        if not folder.is_dir():
            raise PluginError(f"Fant ikke mappa med omtaler: {self.config.practices_dir}")
        if not config.use_directory_urls:
            raise PluginError(
                "Sett «use_directory_urls: true» i mkdocs.yml: adressene bygger på det."
            )
        config.theme.dirs.insert(0, str(THEME))
        config.watch.append(str(folder))
        try:
            self.catalogue = load(folder, drafts=self.previewing)
        except ValueError as error:
            raise PluginError(str(error)) from error
        self._tell()
        return config

    def _ways(self, config: MkDocsConfig) -> Ways:
        """How contributions can be sent, by the site's settings."""
        options = self.config
        return ways(config.repo_url, config.edit_uri, options.practices_dir, options.editors_mail)

    def _tell(self) -> None:
        """All problems together: a build stops on them, a preview shows them on pages."""
        blocking = self.catalogue.blocking
        if not blocking:
            return
        told = f"Dette må rettes ({len(blocking)}):\n{as_text(blocking)}"
        if not self.previewing:
            raise PluginError(told)
        log.warning(told)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """When the files to publish are listed: add ours, and leave out Material's scripts and
        the collections' files, which MkDocs' Markdown must not see.
        """
        for file in list(files):
            if file.src_uri.startswith(NOT_AS_THEY_ARE):
                files.remove(file)
        make_small(files)
        self.styles = ScreenStyles(files)
        analysis = analysis_of(self.catalogue, map(_to_find, files.documentation_pages()))
        nearest = suggestions(self.catalogue, analysis)
        self.site = Site(self.catalogue, nearest, self._ways(config), _root_of(config))
        self.pages = {page.uri: page for page in self.site.pages()}
        for page in self.pages.values():
            files.append(self._file(page, config))
        for redirect in self.site.redirects():
            files.append(File.generated(config, redirect.uri, content=redirect.html))
        for picture in self.catalogue.pictures:
            uri = f"praksis/{PICTURES}/{picture.name}"
            files.append(File.generated(config, uri, abs_src_path=str(picture)))
        for uri, kind in SCHEMAS.items():
            schema = schema_text(self.catalogue.vocabulary, kind)
            files.append(File.generated(config, uri, content=schema))
        self.search_folder, scripts = search_files(self.catalogue, analysis)
        for uri, script in (scripts | list_data(self.catalogue).scripts).items():
            files.append(File.generated(config, uri, content=script))
        for uri, html in card_files(self.catalogue, config.site_name):
            files.append(File.generated(config, uri, content=html))
        self._add_meeting_files(files, config)
        self._add_feeds(files, config)
        return files

    def _add_meeting_files(self, files: Files, config: MkDocsConfig) -> None:
        """Word and Markdown files of the meeting packs."""
        site = self.site
        found = meeting_files(site.catalogue, site.texts, site.root, site.edition, config.site_name)
        for uri, content in found:
            # MkDocs takes what it calls Markdown for a page, so this one gets its name at the end.
            file = File.generated(config, uri.replace(".md", ".txt"), content=content)
            file.dest_uri = uri
            files.append(file)

    def _add_feeds(self, files: Files, config: MkDocsConfig) -> None:
        """Feeds give whole addresses; without `site_url` there are none to give."""
        root = self.site.root
        found = list(channels(self.catalogue)) if root else []
        self.feeds = by_page(found)
        for uri, text in feed_files(found, config.site_name, root).items():
            files.append(File.generated(config, uri, content=text))

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        inclusion = InclusionLevel.NOT_IN_NAV
        if page.source is None:
            return File.generated(config, page.uri, content="", inclusion=inclusion)
        # A real file, not a generated one: its edit link and its dates are those of the write-up.
        file = File(page.uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        file.abs_src_path = str(page.source)
        return file

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """When the theme's templates are ready: give `main.html` what it asks for."""
        env.globals |= {
            "texts": lambda language: translations(language).gettext,
            "search_folder": self.search_folder,
            "day": day,
            "spoken": spoken,
            "edition": self.site.edition,
            "feeds": self.feeds,
            "feed_title": lambda channel: title_of(channel, config.site_name),
            "stylesheets": {"screen": SCREEN, "forms": FORMS, "list": LIST_PAGE, "print": PRINT},
            # Live reload is an inline script.
            "content_security_policy": "" if self.serving else POLICY,
        }
        return env

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Before MkDocs reads a page: keep contributed text away from its Markdown."""
        return "" if page.file.src_uri in self.pages else None

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """When a page's metadata is set: ours does not stand in the source MkDocs read."""
        if ours := self.pages.get(page.file.src_uri):
            page.meta["title"] = ours.title
            page.meta["description"] = ours.description
            page.meta["language"] = ours.language
            page.meta["noindex"] = ours.noindex
            page.meta["is_article"] = ours.source is not None
            if ours.changed:
                page.update_date = ours.changed.isoformat()
            if ours.source:
                page.edit_url = _edit_url(config, ours.source)
            else:
                page.edit_url = None
        return markdown

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """After Markdown: put in the page we made."""
        if ours := self.pages.get(page.file.src_uri):
            return with_addresses(ours.html, page.canonical_url or "")
        return with_addresses(html, page.canonical_url or "")

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Before a page is put in its frame: what follows the front page's search field."""
        if page.is_homepage:
            chosen = self._chosen(page.meta.get("utvalg"), page.file.src_uri)
            html = front(self.catalogue, chosen, str(page.meta.get("valgt_av", "")))
            context["front"] = with_addresses(html, page.canonical_url or "")  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """When a page is whole: remember what its styles must know."""
        self.styles.see(output)
        return output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for a page of the theme's own."""
        self.styles.see(output)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Last: the styles for all pages there are."""
        target = Path(config.site_dir, SCREEN)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.styles.css(), encoding="utf-8")

    def _chosen(self, ids: object, where: str) -> list[Practice]:
        """The write-ups the front page names; what it names wrongly is told."""
        listed = {p.id: p for p in self.catalogue.listed}
        wanted = [str(id) for id in ids] if isinstance(ids, list) else []
        if ids and not isinstance(ids, list):
            log.warning(f"{where}: «utvalg» skal være en liste med id-er.")
        if unknown := [id for id in wanted if id not in listed]:
            log.warning(f"{where}: «utvalg» nevner omtaler som ikke finnes: {', '.join(unknown)}")
        return [listed[id] for id in wanted if id in listed]


def _to_find(file: File) -> Document:
    """A hand-written page for the search."""
    markdown, meta = get_data(file.content_string)
    heading = next((line[2:] for line in markdown.splitlines() if line.startswith("# ")), "")
    title = str(meta.get("title") or heading or file.name)
    return hand_written_page(file.url, markdown, title, str(meta.get("description") or ""))


def _root_of(config: MkDocsConfig) -> str:
    """The absolute address of the site, with a slash at the end, or nothing."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def _edit_url(config: MkDocsConfig, source: Path) -> str | None:
    """The address for editing a file; `edit_uri` points to the documents' folder."""
    if not config.repo_url or not config.edit_uri:
        return None
    root = config.edit_uri.rstrip("/").removesuffix("docs")
    path = os.path.relpath(source, Path(config.config_file_path or ".").resolve().parent)
    return f"{config.repo_url.rstrip('/')}/{root}{Path(path).as_posix()}"

"""Options of the plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: - eksempelsamling:`."""

    practices_dir = c.Type(str, default="practices")
    """Folder of write-ups, relative to `mkdocs.yml`."""
    editors_mail = c.Type(str, default="")
    """The editors' e-mail address; empty: contributions are not sent by e-mail."""
    preview = c.Type(bool, default=False)
    """Build as `serve` shows it: with drafts, and with what is wrong told on the pages."""

"""The ways from a finished text to the editors: addresses that a reader's own browser opens.

GitHub takes a new file's name and text, and an issue's title and text, in an address of at most
8,191 bytes (<https://github.com/github/docs/pull/4537>). Someone without write access is led to a
pull request. GitLab takes a new file's name, but its editor ignores the text
(<https://gitlab.com/gitlab-org/gitlab/-/work_items/594214>); an issue's title and text it takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST_ADDRESS = 8000
"""In bytes; see above."""
LONGEST_MAIL = 1900
"""In bytes: some programs on Windows are handed at most 2,083 characters."""

_BRANCH = re.compile(r"(?:^|/)edit/(.+?)(?:/docs)?/?$")


@dataclass(frozen=True, slots=True)
class Door:
    """An address that takes something in its query. Empty keys: it does not take that."""

    url: str
    title: str
    """The key of the title, or of the file's name."""
    text: str = ""
    folder: str = ""
    """What stands before the file's name."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a text can be sent; None or empty where there is no such way."""

    host: str = ""
    """How the repository's web interface is called."""
    new_file: Door | None = None
    issue: Door | None = None
    edit: str = ""
    """What stands before the name of a file in the address at which it is edited."""
    mail: str = ""


def ways(repo_url: str | None, edit_uri: str | None, folder: str, mail: str) -> Ways:
    """The ways that follow from the settings of a site.

    Args:
        repo_url: the repository's address; without it only `mail` is left.
        edit_uri: MkDocs' path for editing, "edit/main/docs/"; tells the branch.
        folder: the folder of write-ups in the repository.
        mail: the editors' address, or "".

    """
    if not repo_url:
        return Ways(mail=mail)
    root = repo_url.rstrip("/")
    edit = edit_uri or ""
    found = _BRANCH.search(edit)
    branch = found[1] if found else "main"
    host = urlsplit(root).netloc
    if "gitlab" in host or "-/" in edit:
        return Ways(
            "GitLab",
            Door(f"{root}/-/new/{quote(branch)}", "file_name", folder=f"{folder}/"),
            Door(f"{root}/-/issues/new", "issue[title]", "issue[description]"),
            f"{root}/-/edit/{quote(branch)}/{folder}/",
            mail,
        )
    return Ways(
        "GitHub" if "github" in host else "siden med filene",
        Door(f"{root}/new/{quote(branch)}/{folder}", "filename", "value"),
        Door(f"{root}/issues/new", "title", "body"),
        f"{root}/edit/{quote(branch)}/{folder}/",
        mail,
    )

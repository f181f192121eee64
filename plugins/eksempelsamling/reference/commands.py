"""The commands of `praksis` as click knows them: usage, help, and every option."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

import click

EXAMPLE = "Eksempel: "
"""What begins the paragraph of a help text that can be typed."""


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """One command, or a group of them."""

    name: str
    """As it is typed: "praksis samling ny"."""
    usage: str
    told: tuple[str, ...]
    """Paragraphs."""
    example: str
    options: tuple[tuple[str, str], ...]
    """What is typed, and what it does."""

    @property
    def id(self) -> str:
        """The name as an element's id."""
        return self.name.replace(" ", "-")


def commands() -> list[CommandEntry]:
    """`praksis` itself, and all its commands that are shown."""
    # Loading the commands reads half the program; only a build of the site wants them all.
    from eksempelsamling.commands import praksis  # noqa: PLC0415

    return list(_walk(praksis, click.Context(praksis, info_name="praksis")))


def _walk(command: click.Command, context: click.Context) -> Iterator[CommandEntry]:
    paragraphs = [
        " ".join(paragraph.split())
        for paragraph in inspect.cleandoc(command.help or "").split("\n\n")
    ]
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    yield CommandEntry(
        context.command_path,
        " ".join([context.command_path, *command.collect_usage_pieces(context)]),
        tuple(p for p in paragraphs if not p.startswith(EXAMPLE)),
        next((p.removeprefix(EXAMPLE) for p in paragraphs if p.startswith(EXAMPLE)), ""),
        tuple(record for record in records if record),
    )
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found and not found.hidden:
                yield from _walk(found, click.Context(found, parent=context, info_name=name))

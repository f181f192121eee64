"""`praksis ny`: asks for what people do have, or takes it as options, and writes a draft."""
# ruff: noqa: PLC0415 – what the command works with is loaded when it runs

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eksempelsamling.contributing.questions import FIRST, QUESTIONS, SECTION, Question

if TYPE_CHECKING:
    from eksempelsamling.vocabulary import Vocabulary

ASKED = (*(q.name for q in FIRST.questions), "tema", "kontorstørrelse", "evidens")
"""What is asked in the terminal; the rest is written in the file, or given as options."""


def option_name(name: str) -> str:
    """The option that answers a question: "ansvarlig.enhet" → "--ansvarlig-enhet"."""
    return "--" + name.removeprefix(SECTION).replace(".", "-")


def keyword(name: str) -> str:
    """The name of a question as Python and click take it."""
    return name.replace(".", "__")


def answer_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each question; they come as keywords by the names of the questions."""
    for name, question in reversed(list(QUESTIONS.items())):
        option = click.option(
            option_name(name), keyword(name), metavar="TEKST", multiple=True, help=question.asked
        )
        command = option(command)
    return command


def new(folder: Path, id: str, given: dict[str, tuple[str, ...]]) -> None:
    """Write a draft in `folder`, from options or from what is answered in the terminal.

    `given` holds the options by their keywords.
    """
    from eksempelsamling.catalogue import load
    from eksempelsamling.contributing.new import CannotWriteError, create
    from eksempelsamling.reading import display_path

    catalogue = load(folder)
    if not catalogue.vocabulary["tema"]:
        raise click.UsageError(f"Kan ikke lese ordene i «{folder}». Se «praksis sjekk».")
    try:
        answers = (
            _from_options({name: given[keyword(name)] for name in QUESTIONS}, catalogue.vocabulary)
            if any(given.values())
            else _ask(catalogue.vocabulary)
        )
        if not answers.get("tittel"):
            raise click.UsageError("Skriv hva omtalen skal hete, med --tittel TEKST.")
        path = create(answers, catalogue, id)
    except CannotWriteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Skrev {display_path(path)}")
    click.echo(_NEXT.format(path=display_path(path)), err=True)


_NEXT = """\

Gjør så dette:
1. Åpne {path}, og skriv videre. Linjene mellom <!-- og --> er hjelp til deg, og vises ikke.
2. Kjør «make serve» for å se siden mens du skriver.
3. Kjør «praksis sjekk {path}» for å se hva som mangler.
4. Send fila inn som et forslag til endring (pull request)."""


def _from_options(
    given: dict[str, tuple[str, ...]], vocabulary: Vocabulary
) -> dict[str, str | list[str]]:
    answers: dict[str, str | list[str]] = {}
    for name, values in given.items():
        if values:
            try:
                answers[name] = _answer(name, ", ".join(values), vocabulary)
            except click.UsageError as error:
                raise click.UsageError(f"{option_name(name)}: {error.message}") from error
    return answers


def _ask(vocabulary: Vocabulary) -> dict[str, str | list[str]]:
    click.echo("Svar med noen ord eller setninger. Trykk Enter for å hoppe over.\n", err=True)
    answers: dict[str, str | list[str]] = {}
    for name in ASKED:
        question = QUESTIONS[name]
        answer = click.prompt(
            _told(question, vocabulary),
            default=None if name == "tittel" else "",
            show_default=False,
            value_proc=lambda text, name=name: _answer(name, text, vocabulary),
            prompt_suffix="\n> ",
            err=True,
        )
        if answer:
            answers[name] = answer
    return answers


def _told(question: Question, vocabulary: Vocabulary) -> str:
    from eksempelsamling.contributing.shapes import shape

    group = shape(question.name).group
    choices = f"\n  {', '.join(vocabulary[group])}" if group else ""
    several = " (flere med komma mellom)" if shape(question.name).kind == "several" else ""
    return f"{question.asked}{several}{choices}"


def _answer(name: str, text: str, vocabulary: Vocabulary) -> str | list[str]:
    """What was typed, with the ids of terms for their names and synonyms.

    Raises:
        click.UsageError: no such term.

    """
    from eksempelsamling.contributing.shapes import shape

    found = shape(name)
    if not found.group or not text.strip():
        return text
    words = [w.strip() for w in text.split(",")] if found.kind == "several" else [text.strip()]
    ids = [_term(word, found.group, vocabulary) for word in words if word]
    return list(dict.fromkeys(ids)) if found.kind == "several" else ids[0]


def _term(word: str, group: str, vocabulary: Vocabulary) -> str:
    if term := vocabulary.get(group, word):
        return term.id
    by_name = {
        known.casefold(): term.id
        for term in reversed(list(vocabulary[group].values()))
        for known in (*term.synonyms, term.name_nn, term.name)
    }
    if word.casefold() in by_name:
        return by_name[word.casefold()]
    near = vocabulary.nearest(group, word)
    meant = f" Mente du «{near}»?" if near else ""
    raise click.UsageError(f"«{word}» er ikke blant ordene samlingen bruker.{meant}")

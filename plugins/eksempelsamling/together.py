"""What is checked between write-ups: ids, names, pointers, and texts that are much alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from eksempelsamling.checks.alike import counts, look_alikes
from eksempelsamling.checks.template import read_template
from eksempelsamling.checks.text import check_text
from eksempelsamling.files import WrittenFile
from eksempelsamling.links import Links
from eksempelsamling.lint import MAX_LENGTH, lint
from eksempelsamling.mentions.names import Names
from eksempelsamling.model import Practice, Source
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.relations.checks import Statement
from eksempelsamling.side_by_side import side_by_side
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import did_you_mean, lower_first

MAX_POINTERS = 200
"""Relations and sources that are looked up; the schema refuses longer lists."""


def check_ids(files: Iterable[WrittenFile]) -> None:
    """Two texts must not share an address, by name or by alias."""
    owner: dict[str, str] = {}
    for file in files:
        if file.id in owner:
            values = {"id": file.id, "sted": owner[file.id]}
            file.problems.append(problem(file.path, Position(), "dobbel-id", **values))
        owner.setdefault(file.id, file.path)
    for file in files:
        for location, alias in file.texts("alias", None):
            if alias in owner:
                file.tell(location, "dobbel-id", id=alias, sted=owner[alias])
            owner.setdefault(alias, file.path)


def check_names(files: Iterable[WrittenFile]) -> None:
    """A name must lead to one text. Titles are names too; those of archived texts are free."""
    current = [f for f in files if "arkivert" not in (status for _, status in f.texts("status"))]
    titles = [(lower_first(title), f) for f in current for _, title in f.texts("tittel")]
    given = [(name, f) for f in current for _, name in f.texts("kalles", None)]
    known = Names([*titles, *given])
    for file in current:
        for location, name in file.texts("kalles", None):
            owner = known.called(name)
            if owner and owner is not file:
                file.tell(location, "dobbelt-navn", navn=name, sted=owner.path)


def check_pointers(file: WrittenFile, ids: set[str], sources: Mapping[str, Source] | None) -> None:
    """What the head points to must exist. `sources` is None when the register is broken: then
    its own problems are told, not that every source is missing.
    """
    own = {file.id} | {alias for _, alias in file.texts("alias", None)}
    pointers = [*file.texts("relasjoner", None, "til"), *file.texts("erstattes_av")]
    for location, target in pointers[:MAX_POINTERS]:
        if target in own:
            file.tell(location, "relasjon-til-seg-selv")
        elif target not in ids:
            near = did_you_mean(target, sorted(ids - own))
            file.tell(location, "ukjent-omtale", id=target, forslag=near)
    for location, source in file.texts("kilder", None, "id")[:MAX_POINTERS]:
        if sources is not None and source not in sources:
            near = did_you_mean(source, sources)
            file.tell(location, "ukjent-kilde", id=source, forslag=near)


def check_texts(
    files: Sequence[WrittenFile], vocabulary: Vocabulary, links: Links, named: Sequence[str]
) -> None:
    """What is below the heads, and the words of both."""
    checked = {f.id: f for f in files if f.document and (not named or _is_named(f.path, named))}
    template = read_template(links.practices)
    like = _like_others(files, checked if named else None)

    def told(file: WrittenFile) -> list[Problem]:
        assert file.document is not None
        found = lint(file.document, vocabulary, links)
        if len(file.document.body) <= MAX_LENGTH:
            found += check_text(file.document, template, like[file.id])
        return found

    read = list(checked.values())
    for file, found in zip(read, side_by_side(told, read), strict=True):
        file.problems += found


def _is_named(path: str, named: Sequence[str]) -> bool:
    return any(path == name or path.startswith(f"{name}/") for name in named)


def _like_others(
    files: Iterable[WrittenFile], of: Collection[str] | None
) -> Mapping[str, list[Mapping[str, object]]]:
    """Id → what is told of each other write-up that it is much like.

    Nothing of one that the writer already relates it to. When all are checked, a pair is told of
    once: in the draft of the two, or in the one reviewed last.
    """
    current = {f.id: f for f in files if f.practice and not f.practice.is_archived}
    texts = {
        id: counts(f.practice.title, f.practice.summary, f.practice.body)
        for id, f in current.items()
        if f.practice
    }
    told: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for id, others in look_alikes(texts, of).items():
        here = current[id].practice
        for other in others:
            there = current[other.id].practice
            if not here or not there or _are_related(here, there):
                continue
            if of is not None or _age(here) > _age(there):
                values = {"tittel": there.title, "sted": there.path, "id": there.id}
                told[id].append(values)
    return told


def _are_related(one: Practice, other: Practice) -> bool:
    pointers = [(p, {*(r.target for r in p.relations), p.replaced_by}) for p in (one, other)]
    return any(
        not targets.isdisjoint({p.id, *p.aliases})
        for p, targets in ((other, pointers[0][1]), (one, pointers[1][1]))
    )


def _age(practice: Practice) -> tuple[bool, str, str]:
    """The newer of two write-ups is the larger."""
    return practice.is_draft, str(practice.reviewed or ""), practice.id


def statements(files: Iterable[WrittenFile]) -> Iterator[Statement]:
    """What sound files say of each other, with where they say it."""
    practices = [f.practice for f in files if f.practice]
    ids = {alias: p.id for p in practices for alias in p.aliases} | {p.id: p.id for p in practices}
    for file in files:
        if not (file.practice and file.document):
            continue
        here = file.practice
        pointers = [(("relasjoner", n, "til"), r) for n, r in enumerate(here.relations)]
        for location, r in pointers[:MAX_POINTERS]:
            at = file.document.head.position(location)
            there = ids.get(r.target, r.target)
            yield Statement(file.path, at, here.id, there, r.type)
        if here.replaced_by:
            at = file.document.head.position(("erstattes_av",))
            yield Statement(file.path, at, here.id, ids.get(here.replaced_by, ""), None)

"""Our script modules as one plain script: a page opened from disk may not load modules.

Only what our modules use is known: `import { a, b as c } from "./x.js";` and `export` before a
function, a class or one const, each at the start of a line. Anything else is refused, never
guessed. `theme/assets/eksempelsamlingen/boot.js` reads the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

IMPORT = re.compile(r'^import\s*\{([^{}]*)\}\s*from\s*"\./([\w-]+\.js)"\s*;', re.MULTILINE)
EXPORT = re.compile(
    r"^export (?=(?:async function\*?|function\*?|class|const) ([A-Za-z_$][\w$]*))", re.MULTILINE
)
NAME = re.compile(r"([A-Za-z_$][\w$]*)(?:\s+as\s+([A-Za-z_$][\w$]*))?")
STRANGE = (
    (re.compile(r"^(?:import|export)\b.*", re.MULTILINE), "import or export of another form"),
    (re.compile(r"\bimport\s*\(.*"), "import while running"),
    (re.compile(r"\bimport\.meta\b.*"), "import.meta"),
    (re.compile(r"^await\b.*", re.MULTILINE), "await outside a function"),
)


class BundleError(ValueError):
    """A module has something the bundler does not know; the message says where and what."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module taken apart."""

    name: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Names of modules, each with (its name for a thing, ours) in the order they stand."""
    exports: tuple[str, ...]
    body: str


def is_module(text: str) -> bool:
    """Whether a script is one of the modules; the others are loaded by pages as they are."""
    return bool(EXPORT.search(text))


def bundle(sources: Mapping[str, str]) -> str:
    """One script that puts every module into `globalThis.eksempelsamlingen.modules`.

    Args:
        sources: file name → text, for all modules.

    Raises:
        BundleError: unknown syntax, a module or a name that does not exist, or a ring.

    """
    modules = {name: parse(name, text) for name, text in sorted(sources.items())}
    for module in modules.values():
        _check(module, modules)
    parts = "".join(_wrapped(modules[name]) for name in _in_order(modules.values()))
    return (
        '(() => {\n"use strict";\n'
        "const modules = ((globalThis.eksempelsamlingen ??= {}).modules = {});\n"
        f"{parts}}})();\n"
    )


def parse(name: str, text: str) -> Module:
    """A module taken apart. Raises BundleError on what is not known."""
    imports = [(found[2], tuple(_names(name, found[1]))) for found in IMPORT.finditer(text)]
    exports = tuple(found[1] for found in EXPORT.finditer(text))
    body = EXPORT.sub("", IMPORT.sub("", text))
    for pattern, what in STRANGE:
        if found := pattern.search(body):
            raise BundleError(f"{name}: {what}: {found[0].strip()}")
    return Module(name, tuple(imports), exports, body.strip())


def _names(module: str, written: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, (part.strip() for part in written.split(","))):
        found = NAME.fullmatch(part)
        if not found:
            raise BundleError(f"{module}: import of another form: {part}")
        yield found[1], found[2] or found[1]


def _check(module: Module, modules: Mapping[str, Module]) -> None:
    for other, names in module.imports:
        if other not in modules:
            raise BundleError(f"{module.name}: no module {other}")
        for theirs, _ in names:
            if theirs not in modules[other].exports:
                raise BundleError(f"{module.name}: {other} has no {theirs}")


def _in_order(modules: Iterable[Module]) -> Iterator[str]:
    """Names of modules, each after what it needs."""
    sorter = TopologicalSorter({m.name: [other for other, _ in m.imports] for m in modules})
    try:
        return iter(list(sorter.static_order()))
    except CycleError as error:
        raise BundleError(f"modules in a ring: {' → '.join(error.args[1])}") from None


def _wrapped(module: Module) -> str:
    lines = [f'modules["{module.name}"] = (() => {{']
    for other, names in module.imports:
        inner = ", ".join(ours if theirs == ours else f"{theirs}: {ours}" for theirs, ours in names)
        lines.append(f'const {{ {inner} }} = modules["{other}"];')
    lines += [module.body, f"return {{ {', '.join(module.exports)} }};", "})();", ""]
    return "\n".join(lines)

"""Modules as one script, addresses from disk, and the zip they come in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from eksempelsamling.offline.bundle import BundleError, bundle, is_module, parse
from eksempelsamling.offline.edition import FOLDER, address, page, write_zip
from eksempelsamling.start_tags import rewrite
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT

SCRIPTS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"


def test_a_module_after_what_it_needs() -> None:
    made = bundle(
        {
            "a.js": 'import { two, one as un } from "./b.js";\nexport const c = un + two();\n',
            "b.js": "export const one = 1;\nexport function two() { return 2; }\nconst own = 3;\n",
        }
    )
    assert made == (
        '(() => {\n"use strict";\n'
        "const modules = ((globalThis.eksempelsamlingen ??= {}).modules = {});\n"
        'modules["b.js"] = (() => {\n'
        "const one = 1;\nfunction two() { return 2; }\nconst own = 3;\n"
        "return { one, two };\n})();\n"
        'modules["a.js"] = (() => {\n'
        'const { two, one: un } = modules["b.js"];\n'
        "const c = un + two();\nreturn { c };\n})();\n"
        "})();\n"
    )


def test_forms_of_export_and_import() -> None:
    text = (
        'import {\n  a,\n  b as c,\n} from "./x.js";\n'
        "export async function f() {}\nexport class C {}\nexport const d = 1;\n"
        "export function* g() {}\nexport async function* h() {}\n"
    )
    module = parse("m.js", text)
    assert module.imports == (("x.js", (("a", "a"), ("b", "c"))),)
    assert module.exports == ("f", "C", "d", "g", "h")
    assert "export" not in module.body
    assert "import" not in module.body


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import x from "./x.js";', "import or export of another form: import x"),
        ('import * as x from "./x.js";', "import or export of another form"),
        ('import "./x.js";', "import or export of another form"),
        ('import { a } from "https://example.org/x.js";', "import or export of another form"),
        ('import { "a b" as c } from "./x.js";', "m.js: import of another form"),
        ("export default 1;", "import or export of another form: export default 1;"),
        ("export { a };", "import or export of another form"),
        ("export let a = 1;", "import or export of another form"),
        ("export const { a } = b;", "import or export of another form"),
        ('const x = () => import("./x.js");', "import while running"),
        ("const x = import.meta.url;", "import.meta"),
        ("await x();", "await outside a function"),
        ('import { a } from "./borte.js";', "m.js: no module borte.js"),
        ('import { b } from "./x.js";', "m.js: x.js has no b"),
        ('import { b } from "./m.js";\nexport const b = 1;', "modules in a ring: m.js → m.js"),
    ],
)
def test_what_is_not_known_is_refused(text: str, told: str) -> None:
    with pytest.raises(BundleError) as caught:
        bundle({"m.js": text, "x.js": "export const a = 1;"})
    assert told in str(caught.value)


def test_our_own_scripts_can_be_bundled() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js")}
    plain = {name for name, text in sources.items() if not is_module(text)}
    assert {"boot.js", "theme.js"} <= plain
    made = bundle({name: text for name, text in sources.items() if name not in plain})
    for name in sources.keys() - plain:
        assert f'modules["{name}"] = ' in made


@pytest.mark.parametrize(
    ("written", "on_disk"),
    [
        ("./", "index.html"),
        (".", "index.html"),
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        ("../../praksis/husk/", "../../praksis/husk/index.html"),
        ("../ordliste/#ord-aap", "../ordliste/index.html#ord-aap"),
        ("../praksis/?q=m%C3%B8te&tema=a", "../praksis/index.html?q=m%C3%B8te&tema=a"),
        ("#kilde-1", "#kilde-1"),
        ("?q=a", "?q=a"),
        ("", ""),
        ("../bilder/a.png", "../bilder/a.png"),
        ("tema/a.b/", "tema/a.b/index.html"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("//example.org/a/", "//example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_addresses_from_disk(written: str, on_disk: str) -> None:
    assert address(written) == on_disk
    assert address(on_disk) == on_disk


def test_a_page_from_disk() -> None:
    html = (
        '<meta http-equiv="refresh" content="0; url=../b/">\n<a title="1 > 2"\n  HREF=../a/>æ</a>'
        '<!-- <a href="x/"> --><script>"<a href=\'y/\'>"</script><form action="../praksis/">'
        '<a href="?q=a&amp;b">&lt;a href="z/"></a><img src="a/"/>'
    )
    assert page(html) == html.replace("url=../b/", "url=../b/index.html").replace(
        "HREF=../a/", 'HREF="../a/index.html"'
    ).replace('action="../praksis/"', 'action="../praksis/index.html"')


@given(st.text(alphabet="<>\"=/a \n&;é!-'", max_size=60))
def test_a_page_without_a_change_stays(html: str) -> None:
    assert rewrite(html, lambda _tag, _attributes: {}) == html


def test_new_attributes_are_escaped() -> None:
    made = rewrite('<p class=a>\n<br/><a href="b">', lambda tag, _: {"data-x": '<"&'})
    value = '"&lt;&quot;&amp;"'
    assert made == f'<p class=a data-x={value}>\n<br data-x={value}/><a href="b" data-x={value}>'


def test_the_zip(tmp_path: Path) -> None:
    site = tmp_path / "site"
    scripts = site / "assets" / "eksempelsamlingen"
    scripts.mkdir(parents=True)
    for name, text in (("a.js", "export const a = 1;"), ("boot.js", "a();")):
        (scripts / name).write_text(text, encoding="utf-8")
    for name in ("index.html", "404.html", "sitemap.xml"):
        (site / name).write_text('<a href="om/">', encoding="utf-8")
    zips = [tmp_path / "dist" / name for name in ("a.zip", "b.zip")]
    for target in zips:
        write_zip(site, scripts, target)
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as packed:
        assert packed.namelist() == [
            f"{FOLDER}/{name}"
            for name in (
                "LES MEG.txt", "assets/eksempelsamlingen/boot.js",
                "assets/eksempelsamlingen/offline.js", "index.html",
            )
        ]  # fmt: skip
        assert packed.read(f"{FOLDER}/index.html") == b'<a href="om/index.html">'

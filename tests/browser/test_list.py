"""A list of one's own: from a search to an address, to paper, and to a published collection."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Open, serving
from tests.browser.test_print import SITE, printed, squeezed
from tests.browser.views import everywhere
from tests.conftest import BIN, Build, write_up
from tests.unit.test_making_collections import samling_ny

KEY = "eksempelsamlingen.liste"
NARROW = {"width": 320, "height": 800}
IDS = ["laerende-moter", "husk", "gruppeveiledning-fast-ukentlig"]


def fill(context: BrowserContext, kept: object = None, **changed: object) -> None:
    """Let a browser have a list from before; `kept` is text that stands in its storage."""
    items = [{"id": id, "note": ""} for id in IDS]
    text = kept if isinstance(kept, str) else json.dumps({"title": "", "items": items} | changed)
    # Only once: the page may change it.
    once = "location.protocol === 'http:' && !localStorage.filled"  # an empty page has no storage
    put = f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)}); localStorage.filled = 1"
    context.add_init_script(f"if ({once}) {{ {put} }}")


def kept(page: Page) -> list[str] | None:
    text = page.evaluate(f"localStorage.getItem({json.dumps(KEY)})")
    return text and [item["id"] for item in json.loads(text)["items"]]


def cards(page: Page) -> Locator:
    return page.locator(".list-item")


def shown(page: Page) -> list[str]:
    expect(cards(page).first).to_be_visible()
    return [card.get_attribute("data-id") for card in cards(page).all()]


def titles_of(page: Page) -> list[str]:
    expect(cards(page).first).to_be_visible()
    return [card.get_by_role("link").inner_text() for card in cards(page).all()]


def own(watched: Open, address: str, kept: object = None, **options: object) -> Page:
    changed = options.pop("changed", {})
    context = watched(**options)
    fill(context.context, kept, **changed)
    page = context.page()
    page.goto(f"{address}liste/")
    expect(page.locator("[data-view]")).to_be_visible()
    return page


def shared(page: Page) -> str:
    """What is copied: the address of the list."""
    return page.get_by_role("button", name="Kopier adressen").get_attribute("data-copy")


def here(url: str, address: str) -> str:
    assert url.startswith(f"{SITE}liste/#")
    return url.replace(SITE, address)


def problems(page: Page) -> list[str]:
    return page.locator(".list-problems li").all_inner_texts()


# From a search to a page on paper


def test_from_a_search_to_a_shared_list_on_paper(watched: Open, address: str) -> None:
    page = watched(permissions=["clipboard-read", "clipboard-write"]).page()
    page.goto(f"{address}praksis/?q=veiledning")
    results = page.locator("[data-part=list] .card")
    link = page.get_by_role("link", name="Lista mi")
    expect(results.first.get_by_role("button")).to_be_visible()
    expect(link).to_be_hidden()
    titles = [results.nth(n).get_by_role("link").inner_text() for n in range(3)]
    for n, title in enumerate(titles, 1):
        button = page.get_by_role("button", name=f"Legg i lista «{title}»", exact=True)
        button.click()
        expect(page.get_by_role("button", name=f"Ta ut av lista «{title}»")).to_be_focused()
        told = "1 eksempel" if n == 1 else f"{n} eksempler"
        said = page.get_by_role("status").filter(has_text="Lagt i lista")
        expect(said).to_have_text(f"Lagt i lista, som nå har {told}.")
    expect(link).to_have_accessible_name("Lista mi 3 eksempler")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lista mi")
    assert titles_of(page) == titles
    page.get_by_label("Tittel på lista").fill("Til møtet: «ny» & gammel")
    page.get_by_label(f"Notat «{titles[1]}»").fill("Først!")
    page.get_by_role("button", name=f"Flytt opp «{titles[1]}»").click()
    wanted = [titles[1], titles[0], titles[2]]
    assert titles_of(page) == wanted
    page.get_by_role("button", name="Kopier adressen").click()
    expect(page.get_by_text("Adressen er kopiert.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    mail = page.get_by_role("link", name="Del på e-post").get_attribute("href") or ""
    sent = parse_qs(mail.removeprefix("mailto:?"), strict_parsing=True)
    assert sent["subject"] == ["Til møtet: «ny» & gammel"]
    assert sent["body"] == [f"{sent['subject'][0]}\r\n{copied}"]
    url = here(copied, address)

    other = watched().page()
    other.goto(url)
    expect(other.get_by_role("heading", level=1)).to_have_text("Til møtet: «ny» & gammel")
    expect(other.get_by_text("En liste noen har delt")).to_be_visible()
    assert titles_of(other) == wanted
    expect(cards(other).first).to_contain_text("Notat: Først!")
    assert kept(other) is None
    assert other.get_by_role("button", name="Flytt opp").count() == 0

    for one in (page, other):
        sheets = printed(one)
        assert len(sheets) == 1
        text = squeezed(sheets[0])
        places = [text.index(squeezed(title)) for title in wanted]
        assert places == sorted(places)
        assert text.index(squeezed("Til møtet: «ny» & gammel")) < places[0]
        for told in ("Notat:Først!", f"({SITE}praksis/", "Praksisbasert", "Innholdeterfra"):
            assert told in text, told
        for hidden in ("Kopier", "Flytt", "tegnigjen", "Lagsamling", "Slett", "Finneksempler"):
            assert hidden not in text, hidden


def test_a_long_list_takes_the_sheets_it_needs(watched: Open, address: str, site: Path) -> None:
    ids = sorted(path.parent.name for path in (site / "praksis").glob("*/index.html"))[:24]
    page = watched(color_scheme="dark").page()
    page.goto(f"{address}liste/#liste={','.join(ids)}")
    assert shown(page) == ids
    titles = titles_of(page)
    sheets = printed(page)
    assert 3 <= len(sheets) <= 6
    text = squeezed("".join(sheets))
    assert all(squeezed(title) in text for title in titles)


# Order, notes, and taking out


def test_order_by_keyboard_keeps_the_focus(watched: Open, address: str) -> None:
    page = own(watched, address)
    assert shown(page) == IDS
    title = cards(page).nth(2).get_by_role("link").inner_text()
    up = page.get_by_role("button", name=f"Flytt opp «{title}»")
    up.focus()
    for place in (2, 1):
        page.keyboard.press("Enter")
        expect(up).to_be_focused()
        said = page.get_by_role("status").filter(has_text="nummer")
        expect(said).to_have_text(f"«{title}» er nå nummer {place} av 3.")
    assert shown(page) == [IDS[2], IDS[0], IDS[1]]
    expect(up).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")  # as far up as it goes
    expect(up).to_be_focused()
    assert kept(page) == [IDS[2], IDS[0], IDS[1]]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=f"Flytt ned «{title}»")).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) == [IDS[0], IDS[2], IDS[1]]


def test_taken_out_and_put_back(watched: Open, address: str) -> None:
    page = own(watched, address)
    title = cards(page).nth(1).get_by_role("link").inner_text()
    remove = page.get_by_role("button", name=f"Ta ut av lista «{title}»")
    remove.press("Enter")
    undo = page.get_by_role("button", name="Angre")
    expect(undo).to_be_focused()
    expect(page.locator(".list-undo")).to_contain_text(f"«{title}» er tatt ut av lista.")
    assert kept(page) == [IDS[0], IDS[2]]
    undo.press("Enter")
    expect(remove).to_be_focused()
    assert kept(page) == shown(page) == IDS
    expect(undo).to_have_count(0)


def test_emptied_after_a_question_and_put_back(watched: Open, address: str) -> None:
    page = own(watched, address, changed={"title": "Min"})
    answers = iter([False, True])
    page.on("dialog", lambda d: d.accept() if next(answers) else d.dismiss())
    page.get_by_role("button", name="Slett hele lista").click()
    assert kept(page) == IDS
    page.get_by_role("button", name="Slett hele lista").click()
    expect(page.get_by_role("button", name="Angre")).to_be_focused()
    assert kept(page) is None
    expect(page.get_by_text("Lista er tom.")).to_be_visible()
    expect(page.get_by_role("link", name="Lista mi")).to_be_hidden()
    page.get_by_role("button", name="Angre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Min")
    assert shown(page) == IDS


def test_a_note_has_a_limit_that_is_counted(watched: Open, address: str) -> None:
    page = own(watched, address)
    field = cards(page).first.get_by_label("Notat")
    field.fill("a" * 290)
    expect(field).to_have_accessible_description("10 tegn igjen")
    field.press_sequentially("b" * 15)
    expect(field).to_have_value("a" * 290 + "b" * 10)
    expect(field).to_have_accessible_description("0 tegn igjen")
    page.reload()
    expect(field).to_have_value("a" * 290 + "b" * 10)


def test_a_page_and_a_collection_have_buttons(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(f"{address}praksis/husk/")
    page.get_by_role("button", name="Legg i lista «HUSK").click()
    assert kept(page) == ["husk"]
    page.get_by_role("button", name="Ta ut av lista «HUSK").click()
    assert kept(page) is None
    page.goto(f"{address}samlinger/lite-kontor/")
    page.get_by_role("button", name="Legg alle i lista").click()
    ids = [one.get_attribute("data-listed") for one in page.locator("[data-listed]").all()]
    assert kept(page) == ids
    expect(page.get_by_role("button", name="Ta ut av lista")).to_have_count(len(ids))


# Storage


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        ("{", []),
        ("null", []),
        ("[]", []),
        ('"husk"', []),
        ('{"items": "husk"}', []),
        ('{"items": [null, 1, "husk", {}, {"id": 7}, {"id": "<b>"}, {"id": "../a"}]}', []),
        ('{"version": 99, "items": [{"id": "husk", "more": 1}], "order": []}', ["husk"]),
        ('{"items": [{"id": "husk"}, {"id": "husk", "note": {}}], "title": 7}', ["husk"]),
        (json.dumps({"items": [{"id": f"borte-{n}"} for n in range(5000)]}), None),
    ],
)
def test_whatever_is_kept_is_no_error(
    watched: Open, address: str, text: str, ids: list[str] | None
) -> None:
    page = own(watched, address, text)
    if ids is None:  # as many as there can be, and each can be taken out
        expect(cards(page)).to_have_count(600)
        expect(cards(page).first).to_contain_text("Vi finner ikke dette eksemplet.")
        return
    expect(cards(page)).to_have_count(len(ids))
    assert [card.get_attribute("data-id") for card in cards(page).all()] == ids
    page.goto(f"{address}praksis/laerende-moter/")
    page.get_by_role("button", name="Legg i lista").click()
    assert kept(page) == [*ids, "laerende-moter"]


@pytest.mark.parametrize("what", ["getItem", "setItem"], ids=["off", "full"])
def test_without_storage_the_list_lasts_as_long_as_the_page(
    watched: Open, address: str, what: str
) -> None:
    context = watched()
    refuse = f"Storage.prototype.{what} = () => {{ throw new Error('nei'); }};"
    refuse += "Storage.prototype.setItem = () => { throw new Error('nei'); }"
    context.context.add_init_script(refuse)
    page = context.page()
    page.goto(f"{address}praksis/husk/")
    page.get_by_role("button", name="Legg i lista «HUSK").click()
    said = page.get_by_role("status").filter(has_text="Lagt")  # this page is in nynorsk
    expect(said).to_contain_text("Nettlesaren lagrar ikkje lista")
    expect(page.get_by_role("button", name="Ta ut av lista «HUSK")).to_be_visible()
    page.goto(f"{address}liste/#liste=husk")
    page.get_by_role("button", name="Legg alle i min liste").click()
    expect(page.get_by_text("Nettleseren lagrer ikke lista", exact=True)).to_be_visible()
    assert shown(page) == ["husk"]
    cards(page).get_by_label("Notat").fill("Et notat")
    assert shared(page).endswith("#liste=husk&notat.husk=Et+notat")


def test_two_windows_agree(watched: Open, address: str) -> None:
    context = watched()
    fill(context.context)
    one, other, third = context.page(), context.page(), context.page()
    one.goto(f"{address}liste/")
    other.goto(f"{address}liste/")
    third.goto(f"{address}praksis/husk/")
    field = cards(one).nth(1).get_by_label("Notat")
    field.fill("Fra den ene")
    expect(cards(other).nth(1).get_by_label("Notat")).to_have_value("Fra den ene")
    field.focus()
    third.get_by_role("link", name="Lista mi").wait_for()
    other.get_by_role("button", name="Flytt opp").nth(1).click()
    expect(cards(one).first).to_have_attribute("data-id", "husk")
    third.get_by_role("button", name="Ta ut av lista «HUSK").click()
    for page in (one, other):
        expect(cards(page)).to_have_count(2)
        expect(page.get_by_role("link", name="Lista mi")).to_have_accessible_name(
            "Lista mi 2 eksempler"
        )


# Addresses from others


def test_a_shared_list_is_taken_over(watched: Open, address: str) -> None:
    page = own(watched, address, changed={"title": "Min"})
    ids = ["husk", "tverrfaglige-team"]
    url = f"{address}liste/#liste={','.join(ids)}&tittel=Deres&notat.husk=Deres"
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deres")
    assert shown(page) == ids
    assert kept(page) == IDS
    page.get_by_role("button", name="Legg alle i min liste").click()
    expect(page).to_have_url(f"{address}liste/")
    assert shown(page) == [*IDS, "tverrfaglige-team"] == kept(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Min")
    page.get_by_role("button", name="Angre").click()
    assert shown(page) == IDS == kept(page)

    page.goto(url)
    page.get_by_role("button", name="Bytt ut min liste").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deres")
    assert shown(page) == ids == kept(page)
    expect(cards(page).first.get_by_label("Notat")).to_have_value("Deres")
    page.get_by_role("button", name="Angre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Min")
    assert shown(page) == IDS == kept(page)


@pytest.mark.parametrize(
    ("fragment", "ids", "told"),
    [
        ("liste=", [], ["Adressen har ingen eksempler som finnes her."]),
        ("liste=borte", [], ["Fant ikke: borte.", "Adressen har ingen eksempler som finnes her."]),
        ("liste=husk,husk,,husk.md", ["husk"], ["2 sto flere ganger, og er vist én gang."]),
        ("liste=husk,a,b,c,d,e,f,g", ["husk"], ["Fant ikke: a, b, c, d, e og 2 til."]),
        ("liste=husk&liste=laerende-moter", ["husk", "laerende-moter"], []),
        ("tittel=A&liste=husk%2Claerende-moter", ["husk", "laerende-moter"], []),
        (
            "liste=%3Cimg%20src=x%20onerror=alert(1)%3E,husk,javascript:alert(1),../../x",
            ["husk"],
            ["3 i adressen kan ikke være navn på eksempler, og er hoppet over."],
        ),
        ("liste=constructor,__proto__,husk,valueof", ["husk"], None),
        ("liste=husk&tittel=%FF%00%E2%80%AE&notat.husk=%", ["husk"], []),
    ],
)
def test_hostile_addresses(
    watched: Open, address: str, fragment: str, ids: list[str], told: list[str] | None
) -> None:
    page = watched().page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{address}liste/#{fragment}")
    expect(page.locator("[data-view=shared]")).to_be_visible()
    assert [card.get_attribute("data-id") for card in cards(page).all()] == ids
    if told is not None:
        assert problems(page) == told


def test_markup_in_titles_and_notes_is_text(watched: Open, address: str) -> None:
    page = watched(viewport=NARROW).page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    markup = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    long = "æ" * 500
    page.goto(
        f"{address}liste/#liste=husk&tittel={quote(markup)}&notat.husk={quote(markup + long)}"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text(markup)
    expect(cards(page)).to_contain_text(f"Notat: {markup}æææ")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_hundred_and_a_megabyte(watched: Open, address: str, site: Path) -> None:
    real = sorted(path.parent.name for path in (site / "praksis").glob("*/index.html"))
    ids = [*real, *(f"borte-{n}" for n in range(100 - len(real)))]
    page = watched().page()
    page.goto(f"{address}liste/#liste={','.join(ids)}")
    assert shown(page) == real
    first = ", ".join(f"borte-{n}" for n in range(5))
    assert problems(page) == [f"Fant ikke: {first} og {95 - len(real)} til."]

    for junk in ("<b>" * 140_000, "&x=1" * 260_000, ",aa-b" * 200_000, "notat.husk" * 100_000):
        other = watched().page()
        other.goto(f"{address}liste/#liste=husk,laerende-moter,{junk}", timeout=20_000)
        expect(other.locator(".list-problems li").first).to_have_text(
            "Adressen er for lang. Vi leste bare begynnelsen."
        )
        assert shown(other)[:2] == ["husk", "laerende-moter"]
        other.close()


def test_the_most_a_list_can_hold(watched: Open, address: str) -> None:
    page = watched().page()
    many = ",".join(f"n{n}" for n in range(700))
    page.goto(f"{address}liste/#liste=husk,{many}")
    assert shown(page) == ["husk"]
    assert "En liste kan ha 600 eksempler. Resten er ikke med." in problems(page)


def test_an_address_pasted_where_a_list_stands(watched: Open, address: str) -> None:
    page = own(watched, address)
    page.evaluate("location.hash = 'liste=tverrfaglige-team'")
    expect(page.get_by_role("heading", level=1)).to_have_text("En liste noen har delt")
    assert shown(page) == ["tverrfaglige-team"]
    page.get_by_role("link", name="Gå til din egen liste").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lista mi")
    assert shown(page) == IDS


# Names that changed, and the file of a collection


@pytest.fixture
def renamed(project: Path, build: Build) -> Iterator[tuple[Path, str]]:
    """A small site with a write-up under a new name, an archived one, and a shelf."""
    for id, text in {
        "nytt-navn": write_up(tittel="'Et \"annet\" møte: #1'", alias="[gammelt-navn]"),
        "avlagt": write_up(tittel="Avlagt", status="arkivert", erstattes_av="morgenmote"),
    }.items():
        (project / "practices" / f"{id}.md").write_text(text, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    with serving(project / "site") as url:
        yield project, url


def test_old_names_are_followed_and_archived_ones_told(
    watched: Open, renamed: tuple[Path, str]
) -> None:
    _, url = renamed
    context = watched(host=url.split("/")[2])
    fill(context.context, items=[{"id": "gammelt-navn", "note": "Mitt"}, {"id": "nytt-navn"}])
    page = context.page()
    page.goto(f"{url}liste/#liste=avlagt,gammelt-navn,nytt-navn")
    assert shown(page) == ["avlagt", "nytt-navn"]
    expect(cards(page).first).to_contain_text("Arkivert.")
    assert problems(page) == ["1 sto flere ganger, og er vist én gang."]
    page.goto(f"{url}liste/")
    expect(cards(page)).to_have_count(1)
    expect(cards(page).get_by_label("Notat")).to_have_value("Mitt")
    assert kept(page) == ["nytt-navn"]


def test_from_a_list_to_a_published_collection(
    watched: Open, renamed: tuple[Path, str], build: Build
) -> None:
    project, url = renamed
    context = watched(host=url.split("/")[2], accept_downloads=True)
    page = context.page()
    page.goto(f"{url}praksis/nytt-navn/")
    page.get_by_role("button", name="Legg i lista").click()
    page.goto(f"{url}praksis/morgenmote/")
    page.get_by_role("button", name="Legg i lista").click()
    page.get_by_role("link", name="Lista mi").click()
    page.get_by_label("Tittel på lista").fill("Møter: «nå» #1 😀")
    for n, note in enumerate(('Sitat "her": # og\n--- 👩‍💻', "- [x] {a: b}")):
        cards(page).nth(n).get_by_label("Notat").fill(note)
    page.get_by_text("Lag samling av lista").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned fila").click()
    assert download.value.suggested_filename == "moter-na-1.md"
    shelf = project / "docs" / "samlinger"
    shelf.mkdir()
    path = shelf / download.value.suggested_filename
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    assert text == page.get_by_label("Fila blir slik:").input_value()
    assert (
        samling_ny(project, "--for-hvem", "", "--navn", "fra-adressen", shared(page)).returncode
        == 0
    )
    ours = (shelf / "fra-adressen.md").read_text(encoding="utf-8")
    day = re.compile(r"gjelder_til: \S+")  # the browser's day, and that of the test
    assert day.sub("", ours) == day.sub("", text)
    (shelf / "fra-adressen.md").unlink()

    checked = subprocess.run(
        [BIN / "praksis", "sjekk"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert checked.returncode == 0, checked.stdout
    published = (
        text.replace("status: utkast ", "status: publisert ")
        .replace("# utgiver: {enhet: …}   #", "utgiver: {enhet: Redaksjonen}   #")
        .replace("# for_hvem: …", "for_hvem: Alle")
        .replace("<!-- Skriv", "Les dette. <!-- Skriv")
        .replace(
            "# ansvarlig:\n#   enhet: …\n#   rolle: …", "ansvarlig:\n  enhet: Oss\n  rolle: Leder"
        )
    )
    path.write_text(published, encoding="utf-8")
    result = build(project, "--strict")
    assert result.returncode == 0, result.stderr
    page.goto(f"{url}samlinger/moter-na-1/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Møter: «nå» #1 😀")
    expect(page.locator(".note").first).to_have_text('Hvorfor: Sitat "her": # og --- 👩‍💻')
    expect(page.locator(".note").nth(1)).to_have_text("Hvorfor: - [x] {a: b}")


# Everywhere


def test_axe_and_width(watched: Open, address: str) -> None:
    page = own(
        watched, address, viewport={"width": 320, "height": 800},
        changed={"title": "Sammenhengendeordutenmellomromsomerlangt" * 2},
    )  # fmt: skip
    page.get_by_text("Lag samling av lista").click()
    assert everywhere(page) == []
    page.get_by_role("button", name="Ta ut av lista").first.click()
    page.get_by_role("button", name="Angre").wait_for()
    assert everywhere(page) == []
    for path in ("liste/#liste=husk,borte,<b>&notat.husk=Hei", "praksis/husk/", "praksis/?q=team"):
        page.goto("about:blank")
        page.goto(address + path)
        page.locator(":is(.list-button, [data-view=shared]):visible").first.wait_for()
        assert everywhere(page) == []


def test_without_a_script(watched: Open, address: str) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(f"{address}liste/")
    expect(page.get_by_text("Lista trenger JavaScript")).to_be_visible()
    expect(page.locator(".my-list")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="samlingene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samlinger")
    page.goto(f"{address}praksis/husk/")
    expect(page.locator(".list-button, .my-list-link:visible")).to_have_count(0)


def test_shared_by_the_devices_own_menu(watched: Open, address: str) -> None:
    context = watched()
    context.context.add_init_script("navigator.share = async (what) => { window.given = what; }")
    fill(context.context, title="Min")
    page = context.page()
    page.goto(f"{address}liste/")
    page.get_by_role("button", name="Del med en app").click()
    assert page.evaluate("given") == {"title": "Min", "url": shared(page)}


def test_from_disk(watched: Open, unpacked: Path) -> None:
    context = watched(host="")
    asked: list[str] = []
    context.context.on("request", lambda request: asked.append(request.url))
    page = context.page()
    page.goto((unpacked / "praksis" / "index.html").as_uri() + "?q=veiledning")
    results = page.locator("[data-part=list] .card")
    for n in range(2):
        results.nth(n).get_by_role("button", name="Legg i lista").click()
    page.get_by_role("link", name="Lista mi").click()
    expect(cards(page)).to_have_count(2)
    cards(page).first.get_by_label("Notat").fill("Uten nett")
    url = shared(page)
    assert url.startswith(f"{SITE}liste/#liste=")
    first = cards(page).first.get_by_role("link")
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.goto((unpacked / "liste" / "index.html").as_uri() + "#" + url.split("#")[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("En liste noen har delt")
    expect(cards(page).first).to_contain_text("Notat: Uten nett")
    assert {one.partition(":")[0] for one in asked} == {"file"}

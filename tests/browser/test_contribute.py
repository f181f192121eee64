"""The form at bidra/: from what somebody types to a file that passes every check."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.contributing.plain_text import one_line
from eksempelsamling.contributing.questions import QUESTIONS
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.contributing.writing import answers_of, clean, write
from eksempelsamling.messages import MESSAGES
from playwright.sync_api import Page, expect

from tests.awkward import TEXTS, sendable
from tests.browser.conftest import Open, serving
from tests.browser.views import everywhere
from tests.conftest import ROOT, TODAY, Build
from tests.identity_numbers import WRITINGS, look_alikes, numbers

SEND = "Se over og send"
TOP = "(one) => one.getBoundingClientRect().top"
CATALOGUE = load(ROOT / "practices", TODAY)
AWKWARD = [text for text in TEXTS if one_line(text) and len(text) < 400 and "\ud83d" not in text]
LINES = [one_line(text)[:90] for text in AWKWARD]


@pytest.fixture
def page(watched: Open, address: str) -> Page:
    page = watched().page()
    page.goto(f"{address}bidra/")
    expect(page.locator(".form-progress")).not_to_be_empty()
    return page


def fill(page: Page, values: dict[str, object]) -> None:
    """Answer the questions as a person does, by the names of their fields."""
    page.locator("details.step").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    for name, value in values.items():
        field = page.locator(f'[name="{name}"]')
        kind = shape(name).kind
        if kind == "several" or name == "språk":
            for one in [value] if isinstance(value, str) else value:
                page.locator(f'[name="{name}"][value="{one}"]').check()
        elif kind in ("one", "source", "practice"):
            field.select_option(value)
        else:
            field.fill(value)


def send(page: Page) -> str:
    """Press the button, and give the file's text as it is downloaded."""
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("heading", name=SEND)).to_be_focused()
    with page.expect_download() as download:
        page.get_by_role("link", name="Last ned").click()
    return download.value.path().read_text(encoding="utf-8")


def checked(tmp_path: Path, text: str, id: str = "ny-omtale") -> dict[str, object]:
    """The answers in a file, when every check lets it through unchanged."""
    folder = tmp_path / "practices"
    shutil.copytree(ROOT / "practices", folder, dirs_exist_ok=True)
    (folder / f"{id}.md").write_text(text, encoding="utf-8", newline="")
    catalogue = load(folder, TODAY)
    assert [str(p) for p in catalogue.blocking] == []
    return answers_of(catalogue.by_id[id], catalogue.vocabulary)


def chosen(language: str) -> dict[str, object]:
    """An awkward answer to every question."""
    texts, lines = iter(AWKWARD * 3), iter(LINES * 3)
    values: dict[str, object] = {}
    for name in QUESTIONS:
        found = shape(name)
        terms = list(CATALOGUE.vocabulary[found.group]) if found.group else []
        simple = {
            "one": lambda t=terms: t[-1],
            "several": lambda t=terms: t[:2],
            "source": lambda: "egen-erfaring",
            "date": lambda: "2026-05-31",
        }
        if found.kind == "text":
            values[name] = "\n\n".join(next(texts) for _ in range(len(AWKWARD) // 6))
        else:
            values[name] = simple[found.kind]() if found.kind in simple else next(lines)
    return sendable({**values, "språk": language, "tittel": "Møte: «slik» # gjør vi"})


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_awkward_answers_become_a_file_that_passes_and_reads_back(
    watched: Open, address: str, tmp_path: Path, language: str
) -> None:
    context = watched()
    requests: list[tuple[str, str]] = []
    context.context.on("request", lambda r: requests.append((r.method, r.url)))
    page = context.page()
    page.goto(f"{address}bidra/")
    values = chosen(language)
    fill(page, values)
    text = send(page)

    assert text == write(values, CATALOGUE.vocabulary)
    assert checked(tmp_path, text) == clean(values)
    headings = [t.label(language) for t in CATALOGUE.vocabulary["seksjon"].values()]  # type: ignore[arg-type]
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == headings
    assert {method for method, _ in requests} == {"GET"}
    sent = {urlsplit(url) for _, url in requests if not url.startswith("blob:")}
    assert all(url.path.startswith(("/bidra/", "/assets/")) and not url.query for url in sent)


def test_twenty_thousand_characters_go_by_the_clipboard(
    watched: Open, address: str, tmp_path: Path
) -> None:
    context = watched(permissions=["clipboard-read", "clipboard-write"])
    page = context.page()
    page.goto(f"{address}bidra/")
    story = "Vi møtes på nytt, og så på nytt. " * 606
    assert len(story) > 19_990
    fill(page, {"tittel": "En lang historie", "seksjon.slik": story})
    text = send(page)
    assert checked(tmp_path, text)["seksjon.slik"] == story.strip()

    expect(page.locator("[data-part=repositoryLong]")).to_be_visible()
    link = page.get_by_role("link", name="Åpne siden med filene")
    assert urlsplit(link.get_attribute("href") or "").query == "filename=en-lang-historie.md"
    page.get_by_role("button", name="Kopier teksten").click()
    expect(page.get_by_text("Teksten er kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text


@pytest.mark.parametrize(
    ("name", "start", "keys"),
    [
        (
            "GitHub",
            "https://github.com/nav/eksempler/new/main/practices?",
            {"filename": "felles-morgenmote-2.md", "value": "…"},
        ),
        (
            "GitLab",
            "https://gitlab.com/nav/eksempler/-/new/main?",
            {"file_name": "practices/felles-morgenmote-2.md"},
        ),
    ],
)
def test_addresses_of_the_repository_and_the_editors(
    watched: Open, project: Path, build: Build, *, name: str, start: str, keys: dict[str, str]
) -> None:
    repository = f"https://{name.lower()}.com/nav/eksempler"
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(
        '!ENV [EKSEMPELSAMLINGEN_REPO, "https://git.example.org/eksempelsamlingen"]', repository
    ).replace('editors_mail: ""', "editors_mail: red@example.org")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.move(project / "practices/morgenmote.md", project / "practices/felles-morgenmote.md")
    assert build(project).returncode == 0
    with serving(project / "site") as url:
        page = watched(host=urlsplit(url).netloc).page()
        page.goto(f"{url}bidra/")
        fill(page, {"tittel": "Felles morgenmøte", "seksjon.slik": "Vi møtes & hilser."})
        text = send(page)
        href = page.get_by_role("link", name=f"Åpne {name}").get_attribute("href") or ""
        assert href.startswith(start)
        wanted = {key: [text if value == "…" else value] for key, value in keys.items()}
        assert parse_qs(urlsplit(href).query, strict_parsing=True) == wanted
        mail = urlsplit(page.get_by_role("link", name="Skriv e-post").get_attribute("href") or "")
        assert (mail.scheme, mail.path) == ("mailto", "red@example.org")
        assert parse_qs(mail.query) == {"subject": ["Felles morgenmøte"], "body": [text]}


def test_what_is_missing_is_told_at_the_top_and_at_the_field(page: Page) -> None:
    page.get_by_role("button", name=SEND).click()
    summary = page.get_by_role("group", name="2 må rettes før du kan sende.")
    expect(summary).to_be_focused()
    link = summary.get_by_role("link", name="Hva kan vi kalle det?")
    expect(link).to_be_visible()
    link.click()
    field = page.get_by_label("Hva kan vi kalle det?")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    said = MESSAGES["mangler-felt"].message.format(felt="Hva kan vi kalle det?")
    expect(field).to_have_accessible_description(
        re.compile(f"^En kort tittel .* Feil: {re.escape(said)}$")
    )
    field.fill("Kollegatid")
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("width", [1280, 390])
def test_one_press_is_enough_to_be_told(page: Page, width: int) -> None:
    """The press itself leaves the title, of which something is told above the button."""
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_label("Hva gjør dere?").fill("To kolleger veileder hverandre i tre trinn.")
    title = page.get_by_label("Hva kan vi kalle det?")
    title.press_sequentially("Kollegaveiledning i tre trinn " * 5)
    expect(page.get_by_text("Du har nok til å sende et utkast")).to_have_count(0)
    page.get_by_role("button", name="Se over og send").click()
    problems = page.locator("[data-part=problems]")
    expect(problems).to_be_focused()
    expect(page.locator("[data-part=similar] a").first).to_be_attached()
    expect(problems.get_by_role("heading")).to_be_in_viewport(ratio=1)


def test_an_error_in_a_closed_part_opens_it(page: Page) -> None:
    fill(page, {"tittel": "Kollegatid", "seksjon.slik": "Vi møtes.", "ansvarlig.enhet": "NAV"})
    page.locator("details.step").evaluate_all("(all) => all.forEach((one) => (one.open = false))")
    page.get_by_role("button", name=SEND).click()
    page.get_by_role("link", name="Feltet «Rolle» mangler.").click()
    expect(page.get_by_label("Rolle (kan", exact=False).first).to_be_focused()


def test_live_messages_are_those_of_the_check(page: Page) -> None:
    fill(page, {"sammendrag": "x" * 330})
    page.keyboard.press("Tab")
    words = MESSAGES["for-lang"]
    values = {"felt": "Kan du si det kort?", "antall": 330, "grense": 320, "over": 10}
    told = f"{words.message} {words.fix}".format(**values)
    expect(page.locator("#f-sammendrag-note")).to_have_text(f"Feil: {told}")


def test_identity_numbers_stop_and_are_never_shown(page: Page) -> None:
    number = next(numbers(1, 1))
    fill(page, {"tittel": "Kollegatid", "seksjon.slik": f"Bruker {number[:6]} {number[6:]} kom."})
    page.get_by_role("button", name=SEND).click()
    expect(page.locator("[data-part=problems]")).to_contain_text(MESSAGES["fødselsnummer"].message)
    expect(page.locator("[data-part=ways]")).to_be_hidden()
    shown = page.locator("body").inner_text()
    assert number[6:] not in shown


def test_personal_data_warns_before_it_is_sent(page: Page) -> None:
    fill(
        page,
        {
            "tittel": "Kollegatid",
            "seksjon.slik": "Ring Kari på tlf. 22 33 44 55, eller kari.nordmann@gmail.com.",
            "seksjon.utfordring": "Kari Nordmann har depresjon.",
        },
    )
    send(page)
    warnings = page.locator("[data-part=warnings]")
    for code in ("telefonnummer", "privat-e-post"):
        expect(warnings).to_contain_text(MESSAGES[code].message)
    expect(warnings).to_contain_text("Her står et navn sammen med en diagnose.")


def test_the_same_identity_numbers_as_in_the_check(page: Page) -> None:
    many = [
        (f"Tekst {writing(number)} her.", is_real)
        for make, is_real in ((numbers, True), (look_alikes, False))
        for number in make(7, 150)
        for writing in WRITINGS.values()
    ]
    found = page.evaluate(
        """async (texts) => {
            const { Personal } = await import("/assets/eksempelsamlingen/personal.js");
            const data = JSON.parse(document.getElementById("form-data").textContent);
            const personal = new Personal(data.lists);
            return texts.map((text) => personal.hasIdentity(text));
        }""",
        [text for text, _ in many],
    )
    wrong = [text for (text, real), said in zip(many, found, strict=True) if real != said]
    assert wrong == []


def test_themes_are_found_by_other_words(page: Page) -> None:
    fill(page, {})
    field = page.get_by_label("Finn i lista «Tema»")
    field.fill("onboarding")
    visible = page.locator('[data-field="tema"] .choice:visible')
    expect(visible).to_have_text(["Opplæring av nyansatte"])
    expect(page.locator('[data-field="tema"] [role=status]')).to_have_text("1 i lista passer.")
    visible.get_by_role("checkbox").check()
    field.fill("fadder")
    expect(visible).to_have_text(["Opplæring av nyansatte", "Kollegaveiledning"])


def test_what_looks_like_it_is_told(page: Page) -> None:
    fill(page, {"tittel": "Lærende møter på kontoret"})
    page.keyboard.press("Tab")
    similar = page.locator("[data-part=similar]")
    expect(similar.get_by_role("link", name="Lærende møter: folk leser først")).to_be_visible()
    fill(page, {"tittel": "Jobbmesse i kommunen hvert halvår"})
    page.get_by_label("Hva fungerte ikke?").focus()
    expect(similar).to_be_hidden()


def test_what_somebody_reads_is_not_taken_away(page: Page) -> None:
    fill(page, {"tittel": "Lærende møter"})
    page.keyboard.press("Tab")
    link = page.locator("[data-part=similar] a").first
    expect(link).to_be_visible()
    link.focus()
    page.locator("[name=tittel]").evaluate(
        "(one) => { one.value = 'x'; one.dispatchEvent(new Event('change', { bubbles: true })) }"
    )
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    expect(link).to_be_focused()
    page.get_by_label("Hva fungerte ikke?").focus()
    expect(page.locator("[data-part=similar]")).to_be_hidden()


def test_what_has_the_focus_stays_in_its_place(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    choice = page.get_by_label("Nynorsk")
    expect(choice).to_be_in_viewport(ratio=1)
    page.get_by_label("Hva kan vi kalle det?").press_sequentially("Lærende møter")
    before = choice.evaluate(TOP)
    choice.focus()
    expect(page.locator("[data-part=similar]")).to_be_visible()
    assert abs(choice.evaluate(TOP) - before) < 1


def test_the_draft_survives_and_is_deleted_by_the_button(page: Page) -> None:
    page.get_by_label("Hva gjør dere?").fill("Vi møtes «daglig» 😀")
    page.get_by_label("Nynorsk").check()
    page.reload()
    expect(page.get_by_label("Hva gjør dere?")).to_have_value("Vi møtes «daglig» 😀")
    expect(page.get_by_label("Nynorsk")).to_be_checked()
    expect(page.get_by_text("Utkastet ditt er hentet fram igjen.")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Slett utkastet").click()
    expect(page.get_by_label("Hva gjør dere?")).to_have_value("")
    expect(page.get_by_label("Hva gjør dere?")).to_be_focused()
    assert "daglig" not in json.dumps(page.evaluate("({ ...localStorage })"))
    page.reload()
    expect(page.get_by_label("Hva gjør dere?")).to_have_value("")


def test_the_form_works_with_storage_off(watched: Open, address: str) -> None:
    page = watched().page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off') } })"
    )
    page.goto(f"{address}bidra/")
    fill(page, {"tittel": "Kollegatid", "seksjon.slik": "Vi møtes."})
    expect(page.get_by_text("Nettleseren lagrer ikke utkast.")).to_be_visible()
    assert send(page).startswith("---\ntittel: Kollegatid\n")


def test_keyboard_is_enough(page: Page) -> None:
    page.get_by_label("Hva gjør dere?").focus()
    for text in ("Vi møtes.", "Det var vanskelig.", "Noe gikk ikke.", "Kollegatid"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.type === 'radio'"):  # past what looks like it
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Nynorsk")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#steg-mer summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kan du si det kort?")).to_be_focused()
    page.get_by_role("button", name=SEND).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=SEND)).to_be_focused()
    reached = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 8)"))
    assert {"Slik bli", "Kopier t", "Åpne sid", "Last ned"} <= reached


def test_the_preview_shows_text_and_never_markup(page: Page) -> None:
    slik = "**Fet** og *skrå* <img src=x onerror=alert(1)> [1]\n\n1. Én\n2. To\n\n[nav](https://nav.no)"
    fill(page, {"tittel": "<script>alert(1)</script>", "seksjon.slik": slik})
    send(page)
    preview = page.locator(".form-preview")
    expect(preview.get_by_role("heading", name="<script>alert(1)</script>")).to_be_visible()
    expect(preview).to_contain_text("<img src=x onerror=alert(1)>")
    assert preview.locator("img, script").count() == 0
    expect(preview.locator("strong")).to_have_text("Fet")
    expect(preview.locator("ol li")).to_have_text(["Én", "To"])
    expect(preview.get_by_role("link", name="nav")).to_have_attribute("href", "https://nav.no")


def test_lists_and_tables_from_a_word_processor(page: Page) -> None:
    word = "Slik:\r\n•\tFørst\r\n•\tSå\r\nNår\tHvem\r\nMandag\tAlle\r\n"
    page.get_by_label("Hva gjør dere?").evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const how = { clipboardData, bubbles: true, cancelable: true };
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        word,
    )
    expect(page.get_by_label("Hva gjør dere?")).to_have_value(
        "Slik:\n- Først\n- Så\n\n| Når | Hvem |\n| --- | --- |\n| Mandag | Alle |\n\n"
    )


def test_a_tryout_becomes_lines_for_the_file(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}praksis/laerende-moter/")
    page.get_by_role("link", name="Har dere prøvd dette?").click()
    expect(page.get_by_label("Hvilket eksempel gjelder det?")).to_have_value("laerende-moter")
    page.get_by_label("Hvor stort er kontoret?").select_option("liten")
    page.get_by_label("Hvilket år prøvde dere?").fill("2026")
    page.get_by_label("Hva gjorde dere annerledes?").fill(
        "Vi gjorde det: annenhver uke # ikke hver"
    )
    page.get_by_label("Hvordan gikk det?").fill("Det gikk «greit».\nNoen falt fra.")
    text = send(page)
    lines = text.split("```yaml\n")[1].split("\n```")[0]
    file = ROOT / "practices" / "laerende-moter.md"
    head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
    folder = tmp_path / "practices"
    shutil.copytree(ROOT / "practices", folder)
    (folder / file.name).write_text(f"{head}\n{lines}\n---\n{body}", encoding="utf-8")
    catalogue = load(folder, TODAY)
    assert catalogue.blocking == ()
    (tryout,) = catalogue.by_id["laerende-moter"].tryouts
    assert (tryout.size.id, tryout.year) == ("liten", 2026)
    assert tryout.adaptation == "Vi gjorde det: annenhver uke # ikke hver"
    assert tryout.experience == "Det gikk «greit». Noen falt fra."
    href = page.get_by_role("link", name="Åpne siden med filene").get_attribute("href") or ""
    query = parse_qs(urlsplit(href).query)
    assert urlsplit(href).path == "/eksempelsamlingen/issues/new"
    assert query["body"] == [text]
    assert query["title"][0].startswith("Utprøving av «Lærende møter")


@pytest.mark.parametrize("name", ["mangler", "feil"])
def test_the_short_messages(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}bidra/{name}/?omtale=laerende-moter")
    label = {"mangler": "Hva leter dere etter et eksempel på?", "feil": "Hva er feil?"}[name]
    page.get_by_label(label).fill("om det å lære")
    assert "om det å lære" in send(page)
    href = page.get_by_role("link", name="Åpne siden med filene").get_attribute("href") or ""
    assert "om det å lære" in parse_qs(urlsplit(href).query)["body"][0]


def test_what_is_told_of_one_example_is_not_sent_of_another(page: Page, address: str) -> None:
    page.goto(f"{address}bidra/feil/?omtale=laerende-moter")
    page.get_by_label("Hva er feil?").fill("om det å lære")
    page.goto(f"{address}bidra/feil/?omtale=husk")
    expect(page.get_by_label("Hva er feil?")).to_have_value("")
    page.goto(f"{address}bidra/feil/?omtale=laerende-moter")
    expect(page.get_by_label("Hva er feil?")).to_have_value("om det å lære")


def test_a_mistake_on_another_page_can_be_told(page: Page, address: str) -> None:
    page.goto(f"{address}ordliste/")
    page.get_by_role("link", name="Si fra om noe er feil").click()
    page.get_by_label("Hva er feil?").fill("Et ord mangler.")
    assert "Ordliste" in send(page)
    href = page.get_by_role("link", name="Åpne siden med filene").get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query)["title"] == ["Feil i «Ordliste»"]


def test_without_javascript_the_page_tells_other_ways(watched: Open, address: str) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(f"{address}bidra/")
    expect(page.get_by_text("Skjemaet trenger JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name=SEND)).to_be_hidden()
    page.get_by_role("link", name="skriv fila selv etter malen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv fila selv")


def test_nothing_typed_is_sent_by_a_form_whose_script_is_missing(
    watched: Open, address: str
) -> None:
    context = watched()
    context.context.route("**/contribute.js", lambda route: route.abort())
    page = context.page()
    page.goto(f"{address}bidra/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    title = page.get_by_label("Hva kan vi kalle det?")
    title.fill("Kollegatid")
    title.press("Enter")
    expect(page.get_by_role("button", name=SEND)).to_be_disabled()
    page.evaluate("fetch('#over')")  # asked for after what the form may have asked for
    assert [url for url in asked if "Kollegatid" in url] == []
    expect(title).to_have_value("Kollegatid")
    missing = ("contribute.js", "ERR_FAILED")
    context.faults[:] = [f for f in context.faults if not any(word in f for word in missing)]


def test_axe_with_everything_open_and_with_errors(page: Page) -> None:
    fill(page, {"sammendrag": "x" * 400})
    page.get_by_role("button", name=SEND).click()
    assert everywhere(page) == []


def test_axe_with_the_preview_and_warnings(page: Page) -> None:
    fill(
        page,
        {
            "tittel": "Lærende møter hos oss",
            "seksjon.slik": "Lærende møter.",
            "seksjon.utfordring": "Ord " * 900,
            "seksjon.krever": f"- Ring 22 33 44 55.\n\n| a | b |\n|---|---|\n| {'c' * 90} | d |",
        },
    )
    page.keyboard.press("Tab")
    expect(page.locator("[data-part=similar]")).to_be_visible()
    page.get_by_role("button", name=SEND).click()
    for summary in page.locator(".form-ways details:not([open]) > summary").all():
        summary.click()
    assert everywhere(page) == []


def test_targets_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    fill(page, {"tittel": "Kollegatid", "seksjon.slik": "Vi møtes."})
    page.get_by_role("button", name=SEND).click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("main :is(button, summary, select, textarea,"
                + ".choice, a.button, input:not([type=checkbox], [type=radio]))")]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []

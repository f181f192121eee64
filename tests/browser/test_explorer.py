"""The explorer at praksis/ and the search field in the head, as readers use them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.model import Practice
from eksempelsamling.page import href_from
from eksempelsamling.templating import render, suits_all
from eksempelsamling.words import sort_key
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.conftest import Open, serving
from tests.browser.views import everywhere
from tests.conftest import ROOT, TODAY, Build, write_up

ELSEWHERE = "praksis/laerende-moter/"
MANY = 45


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / "practices", on=TODAY)


@pytest.fixture
def explore(watched: Open, address: str) -> Callable[..., Page]:
    """Open the explorer with a query in the address, and wait until it has answered."""

    def open_(query: str = "", **options: object) -> Page:
        page = watched(**options).page()
        page.goto(f"{address}praksis/{query}")
        ready(page)
        return page

    return open_


def ready(page: Page) -> None:
    expect(page.locator(".facet-count").first).not_to_be_empty()


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Søk i eksemplene")


def status(page: Page) -> Locator:
    return page.locator("[data-part=status]")


def titles(page: Page) -> list[str]:
    return page.locator(".explorer .cards:visible h2").all_text_contents()


def box(page: Page, facet: str, name: str) -> Locator:
    group = page.locator(f'.facet[data-facet="{facet}"]')
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return (
        group.locator("label")
        .filter(has_text=re.compile(f"^{re.escape(name)}"))
        .get_by_role("checkbox")
    )


def counts(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f'.facet[data-facet="{facet}"] label').all()
    texts = [[span.text_content() or "" for span in row.locator("span").all()] for row in rows]
    return {name: 0 if count == "ingen" else int(count) for name, count in texts}


def carrying(practices: list[Practice], facet: str, catalogue: Catalogue) -> dict[str, int]:
    terms = catalogue.vocabulary[facet].values()
    found = {t.name: sum(t in p.terms(facet) for p in practices) for t in terms}
    used = {t.name for t in terms if any(t in p.terms(facet) for p in catalogue.listed)}
    return {name: count for name, count in found.items() if name in used}


# Without JavaScript


def test_without_javascript_the_page_is_the_whole_list(
    watched: Open, address: str, catalogue: Catalogue
) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(f"{address}praksis/")
    assert titles(page) == [p.title for p in catalogue.listed]
    expect(page.get_by_text("Søket trenger JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Kunnskapstyper")).to_be_visible()
    for hidden in (".explorer-search", ".explorer-filters", ".explorer-sorting"):
        expect(page.locator(hidden)).to_be_hidden()


def test_without_javascript_the_field_in_the_head_leads_to_the_list(
    watched: Open, address: str
) -> None:
    page = watched(java_script_enabled=False).page()
    page.goto(address + ELSEWHERE)
    page.get_by_role("searchbox", name="Søk i samlingen").fill("leder")
    page.get_by_role("button", name="Søk").click()
    expect(page).to_have_url(f"{address}praksis/?q=leder")
    expect(page.get_by_text("Søket trenger JavaScript")).to_be_visible()


# Results


def test_typing_finds_and_marks(explore: Callable[..., Page]) -> None:
    page = explore()
    field(page).press_sequentially("kollegaveiledning")
    first = page.locator(".explorer .cards:visible > li").first
    expect(first.locator("h2 mark").first).to_have_text("Kollegaveiledning")
    expect(first.locator(".card-facts")).to_have_text(
        "Praksisbasert · Ikke knyttet til størrelse · I bruk"
    )
    expect(status(page)).to_have_text(re.compile(r"^\d+ eksempler, \d+ av dem passer best$"))
    expect(field(page)).to_be_focused()
    others = page.locator("[data-part=others]")
    expect(others.get_by_role("link", name="Kollegaveiledning").first).to_be_visible()
    expect(others).to_contain_text("(Tema)")


def test_nynorsk_is_found_and_marked_as_nynorsk(explore: Callable[..., Page]) -> None:
    page = explore("?q=gruppeveiledning")
    card = page.locator(".cards:visible > li").filter(has_text="Grupperettleiing til fast tid")
    expect(card).to_have_attribute("lang", "nn")
    expect(card.locator("h2 mark")).to_have_text("Grupperettleiing")
    expect(card.locator(".card-facts")).to_have_attribute("lang", "nb")


def test_another_spelling_is_told(explore: Callable[..., Page]) -> None:
    page = explore("?q=kolegaveileding")
    expect(page.locator("[data-part=corrected]")).to_contain_text(
        re.compile("Vi fant ikke «kolegaveileding». Her er treff for «kollegaveiledning")
    )
    assert titles(page)


def test_a_synonym_is_told(watched: Open, project: Path, build: Build) -> None:
    summary = "Kontoret gikk gjennom hvordan de følger opp arbeidsavklaringspenger."
    text = write_up(sammendrag=summary)
    (project / "practices" / "morgenmote.md").write_text(text, encoding="utf-8")
    with small_site(project, build) as url:
        page = watched(host=url.split("/")[2]).page()
        page.goto(f"{url}praksis/?q=AAP")
        expect(page.locator(".card-reason")).to_have_text("Fordi aap = arbeidsavklaringspenger")
        expect(page.locator(".cards:visible mark")).to_have_text("arbeidsavklaringspenger")


def small_site(project: Path, build: Build) -> AbstractContextManager[str]:
    result = build(project)
    assert result.returncode == 0, result.stderr
    return serving(project / "site")


def test_only_the_first_are_drawn(watched: Open, project: Path, build: Build) -> None:
    for n in range(MANY):
        text = write_up(tittel=f"Felles morgenmøte nummer {n}")
        (project / "practices" / f"mote-{n}.md").write_text(text, encoding="utf-8")
    with small_site(project, build) as url:
        page = watched(host=url.split("/")[2]).page()
        page.goto(f"{url}praksis/?q=morgenmøte")
        expect(page.locator(".cards:visible mark").first).to_be_visible()
        expect(status(page)).to_have_text(f"{MANY + 1} eksempler")
        assert len(titles(page)) == 20
        more = page.get_by_role("button", name="Vis flere")
        more.click()
        expect(page.locator(".cards:visible > li")).to_have_count(40)
        expect(page.locator(".cards:visible > li a").nth(20)).to_be_focused()
        expect(page).to_have_url(re.compile("vis=40"))
        page.reload()
        expect(page.locator(".cards:visible > li")).to_have_count(40)
        page.get_by_role("button", name="Vis flere").click()
        expect(page.locator(".cards:visible > li")).to_have_count(MANY + 1)
        expect(more).to_be_hidden()


# Facets


def test_counts_are_those_of_the_catalogue(
    explore: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = explore()
    listed = catalogue.listed
    for facet in ("tema", "kontorstørrelse", "evidens", "rolle", "nivå", "modenhet"):
        assert counts(page, facet) == carrying(listed, facet, catalogue)
    assert page.locator('[data-facet="fylke"]').count() == 0  # no write-up names one

    box(page, "evidens", "Forskningsbasert").check()
    research = [p for p in listed if p.evidence and p.evidence.id == "forskningsbasert"]
    expect(status(page)).to_have_text(f"{len(research)} eksempler")
    assert counts(page, "tema") == carrying(research, "tema", catalogue)
    assert counts(page, "evidens") == carrying(listed, "evidens", catalogue)


def test_or_within_a_facet_and_across(explore: Callable[..., Page], catalogue: Catalogue) -> None:
    page = explore()
    box(page, "tema", "Teamledelse").check()
    box(page, "tema", "Fag- og læringsnettverk").check()
    box(page, "nivå", "Kontor").check()
    wanted = [
        p.title
        for p in catalogue.listed
        if {t.id for t in p.themes} & {"teamledelse", "nettverk"}
        and "kontor" in {t.id for t in p.levels}
    ]
    expect(status(page)).to_have_text(f"{len(wanted)} eksempler")
    assert titles(page) == wanted


def test_weak_hits_stand_by_themselves_after_the_others(explore: Callable[..., Page]) -> None:
    page = explore("?q=nyansatt")
    weak = page.locator("[data-part=weak]")
    expect(weak.get_by_role("heading", level=2).first).to_have_text("Svakere treff")
    strong = page.locator("[data-part=list] > li")
    told = re.fullmatch(r"(\d+) eksempler, (\d+) av dem passer best", status(page).inner_text())
    assert told
    assert int(told[2]) == strong.count()
    assert int(told[1]) == len(titles(page))
    assert 0 < strong.count() < len(titles(page))

    ranked = titles(page)
    page.get_by_label("Sorter etter").select_option("titles")
    expect(status(page)).to_have_text(f"{told[1]} eksempler")
    expect(weak).to_be_hidden()
    assert sorted(titles(page)) == sorted(ranked)


def test_showing_more_goes_on_among_the_weak_hits(explore: Callable[..., Page]) -> None:
    page = explore("?q=veiledere")
    number = int((status(page).text_content() or "").split()[0])
    assert number > 20
    more = page.get_by_role("button", name="Vis flere")
    cards = page.locator(".explorer .cards:visible > li")
    expect(cards).to_have_count(20)
    more.click()
    expect(cards).to_have_count(number)
    expect(cards.nth(20).get_by_role("link").first).to_be_focused()
    expect(page.locator("[data-part=weakList] > li").first).to_be_visible()
    expect(more).to_be_hidden()


def test_a_word_found_only_in_parts_is_told(explore: Callable[..., Page]) -> None:
    page = explore("?q=hjemmekontor")
    told = "Ingen tekster har ordet «hjemmekontor». Her er treff på deler av det."
    expect(page.locator("[data-part=corrected]")).to_have_text(told)
    field(page).fill("hjemme")
    expect(page.get_by_text(told)).to_be_hidden()


def test_each_count_is_what_choosing_the_value_gives(explore: Callable[..., Page]) -> None:
    page = explore("?q=leder")
    for name, count in list(counts(page, "nivå").items()):
        checkbox = box(page, "nivå", name)
        if not count:
            continue
        checkbox.check()
        told = f"{count} eksempler" if count > 1 else "1 eksempel"
        expect(status(page)).to_have_text(re.compile(rf"^{told}(, \d+ av dem passer best)?$"))
        checkbox.uncheck()


def test_a_value_without_results_cannot_trap(explore: Callable[..., Page]) -> None:
    page = explore("?q=veiledning&tema=digital-kompetanse&rolle=statsforvalter")
    expect(status(page)).to_have_text("Ingen eksempler")
    dead = box(page, "tema", "Teamledelse")
    expect(dead).to_have_attribute("aria-disabled", "true")
    dead.click(force=True)
    expect(dead).not_to_be_checked()
    dead.focus()
    expect(dead).to_be_focused()
    chosen = box(page, "tema", "Digitale verktøy")
    assert chosen.get_attribute("aria-disabled") is None
    chosen.uncheck()
    box(page, "rolle", "Statsforvalter").uncheck()
    expect(status(page)).to_have_text(re.compile(r"\d+ eksempler"))


def test_chips(explore: Callable[..., Page]) -> None:
    page = explore("?tema=teamledelse,nettverk&rolle=veileder")
    chips = page.get_by_role("list", name="Det du har valgt").get_by_role("button")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Fjern Tema: Teamledelse").click()
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?tema=nettverk&rolle=veileder$"))
    expect(box(page, "tema", "Teamledelse")).not_to_be_checked()
    page.get_by_role("button", name="Fjern alle valg").click()
    expect(chips).to_have_count(0)
    expect(field(page)).to_be_focused()
    expect(status(page)).to_have_text("35 eksempler")


# State


def test_the_address_tells_everything_and_back_works(
    explore: Callable[..., Page], watched: Open, address: str
) -> None:
    page = explore()
    field(page).press_sequentially("leder", delay=20)
    box(page, "tema", "Teamledelse").check()
    box(page, "tema", "Kunnskapsdeling").check()
    page.get_by_label("Sorter etter").select_option("Tittel")
    expect(page).to_have_url(
        f"{address}praksis/?q=leder&tema=teamledelse,kunnskapsdeling&sortering=tittel"
    )
    there = titles(page)

    other = watched().page()
    other.goto(page.url)
    ready(other)
    expect(status(other)).to_have_text(status(page).inner_text())
    assert titles(other) == there
    expect(field(other)).to_have_value("leder")
    expect(box(other, "tema", "Kunnskapsdeling")).to_be_checked()

    page.go_back()
    expect(page.get_by_label("Sorter etter")).to_have_value("relevance")
    page.go_back()
    expect(box(page, "tema", "Kunnskapsdeling")).not_to_be_checked()
    page.go_back()
    expect(page).to_have_url(f"{address}praksis/?q=leder")
    page.go_back()
    expect(page).to_have_url(f"{address}praksis/")
    expect(field(page)).to_have_value("")
    expect(status(page)).to_have_text("35 eksempler")
    page.go_forward()
    expect(field(page)).to_have_value("leder")


def test_back_from_a_result_comes_to_the_same_results(explore: Callable[..., Page]) -> None:
    page = explore()
    field(page).press_sequentially("leder")
    expect(page.locator(".cards:visible mark").first).to_be_visible()
    there = titles(page)
    page.locator(".cards:visible a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(there[0])
    page.go_back()
    expect(field(page)).to_have_value("leder")
    expect(page.locator(".cards:visible mark").first).to_be_visible()
    assert titles(page) == there


def test_an_address_with_nonsense_is_understood_as_far_as_it_goes(
    explore: Callable[..., Page],
) -> None:
    page = explore("?tema=finnes-ikke,teamledelse,&sortering=tull&vis=-7&rolle=%3Cscript%3E")
    expect(page.get_by_role("list", name="Det du har valgt").get_by_role("button")).to_have_count(1)
    expect(page.get_by_label("Sorter etter")).to_have_value("relevance")


def test_sorting(explore: Callable[..., Page], catalogue: Catalogue) -> None:
    page = explore("?q=leder")
    by_relevance = titles(page)
    page.get_by_label("Sorter etter").select_option("Tittel")
    expect(page.locator(".cards:visible h2").first).not_to_have_text(by_relevance[0])
    assert titles(page) == sorted(titles(page), key=sort_key)
    page.get_by_label("Sorter etter").select_option("Sist gjennomgått")
    expect(page).to_have_url(re.compile("sortering=gjennomgatt"))
    reviewed = {p.title: p.reviewed for p in catalogue.listed}
    dates = [reviewed[title] for title in titles(page)]
    assert dates == sorted(dates, reverse=True)


def test_an_office_like_ours_is_lifted_and_remembered(
    explore: Callable[..., Page], catalogue: Catalogue
) -> None:
    special = [p for p in catalogue.listed if not suits_all(p)]
    suiting = {p.title for p in special if "liten" in {t.id for t in p.sizes}}
    page = explore("?tema=kunnskapsdeling,teamledelse,teamorganisering,nettverk,styring,nyansatte")
    before = titles(page)
    assert [t in suiting for t in before] != sorted((t in suiting for t in before), reverse=True)

    page.get_by_label("Kontor som vårt").select_option("Små kontorer")
    expect(page.locator(".card-reason").first).to_have_text("Særlig for kontor som vårt")
    status_before = status(page).inner_text()
    more = page.get_by_role("button", name="Vis flere")
    if more.is_visible():
        more.click()
        expect(more).to_be_hidden()
    after = titles(page)
    assert f"{len(after)} eksempler" == status_before  # nothing is hidden
    assert [t in suiting for t in after] == sorted((t in suiting for t in after), reverse=True)
    assert "liten" not in page.url
    assert page.context.cookies() == []

    page.goto(page.url.split("?")[0])
    expect(page.get_by_label("Kontor som vårt")).to_have_value("liten")
    expect(page.locator(".card-reason").first).to_be_visible()
    page.get_by_label("Kontor som vårt").select_option("Ikke valgt")
    expect(page.locator(".card-reason")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


# Nothing found


def test_nothing_found_for_a_word(explore: Callable[..., Page]) -> None:
    page = explore("?q=xyzqwerty")
    expect(status(page)).to_have_text("Ingen eksempler")
    expect(page.get_by_text("Vi kjenner ikke ordet «xyzqwerty».")).to_be_visible()
    missing = page.locator("[data-part=missing]")
    expect(missing.get_by_role("heading", name="Vi mangler et eksempel om dette")).to_be_visible()
    expect(missing.get_by_role("textbox")).to_have_value(re.compile("etter «xyzqwerty», men"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    missing.get_by_role("button", name="Kopier teksten").click()
    expect(missing.get_by_role("status")).to_have_text("Teksten er kopiert.")
    assert "xyzqwerty" in page.evaluate("navigator.clipboard.readText()")
    missing.get_by_role("link", name="Si fra til redaksjonen").click()
    expect(page.get_by_label("Hva leter dere etter et eksempel på?")).to_have_value("xyzqwerty")
    page.go_back()
    missing.get_by_role("link", name="Slik bidrar du").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fortell om noe dere gjør")


def test_the_nearest_spelling_is_offered(explore: Callable[..., Page]) -> None:
    page = explore("?q=beileder")  # the first letter is wrong, which the ranking does not forgive
    page.get_by_role("button", name="Søk etter «veileder»").click()
    expect(field(page)).to_have_value("veileder")
    expect(status(page)).to_be_focused()
    expect(page).to_have_url(re.compile("q=veileder$"))
    expect(page.locator(".cards:visible mark").first).to_be_visible()


def test_the_nearest_facet_to_loosen_is_offered(
    explore: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = explore("?tema=digital-kompetanse&rolle=statsforvalter&niva=kontor")
    expect(status(page)).to_have_text("Ingen eksempler")
    ways = page.locator("[data-part=ways] button")
    told = ways.all_inner_texts()
    assert told[-1] == f"Fjern alle valg: {len(catalogue.listed)} eksempler"
    assert any(re.match(r"Ta bort «Rolle: Statsforvalter»: \d+ eksemp", text) for text in told)
    found = [int(n) for text in told if (n := re.search(r": (\d+) eksemp", text)[1])]
    assert found == sorted(found)
    first = re.search(r": (\d+ eksemp\w+)$", told[0])
    ways.first.click()
    expect(status(page)).to_have_text(first[1])
    expect(page.locator("[data-part=missing]")).to_be_hidden()


@pytest.mark.parametrize(
    "query",
    [
        "!!!",
        "og",
        "<img src=x onerror=alert(1)>",
        "a" * 10_000,
        ".*+?^${}()|[]\\",
        "😀 \u202e",
        "%00",
    ],
)
def test_hostile_queries_do_no_harm(explore: Callable[..., Page], query: str) -> None:
    page = explore()
    field(page).fill(query)
    expect(status(page)).to_have_text(re.compile("eksemp"))
    field(page).press("Enter")
    assert page.locator(".explorer img").count() == 0
    field(page).fill("")
    expect(status(page)).to_have_text("35 eksempler")


# Keyboard


def test_slash_jumps_to_the_field_but_not_while_typing(explore: Callable[..., Page]) -> None:
    page = explore()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("/")
    expect(field(page)).to_have_value("/")
    # WCAG 2.1.4: whoever trips over it can turn it off.
    page.get_by_label("Tasten / går til søkefeltet").uncheck()
    page.reload()
    ready(page)
    page.locator("main").focus()
    page.keyboard.press("/")
    expect(field(page)).not_to_be_focused()


def test_everything_with_the_keyboard(explore: Callable[..., Page]) -> None:
    page = explore()
    page.keyboard.press("/")
    page.keyboard.type("leder")
    expect(page.locator(".cards:visible mark").first).to_be_visible()
    for stop in (page.get_by_role("button", name="Søk"), page.get_by_text("Hopp til treffene")):
        page.keyboard.press("Tab")
        expect(stop).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kontor som vårt")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[data-facet="kontorstørrelse"] summary')).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator('[data-facet="kontorstørrelse"] input').first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(page.locator("[data-part=chips] button")).to_have_count(1)
    expect(first).to_be_focused()
    group = page.get_by_role("group", name="Kontorstørrelse")
    expect(group.get_by_role("checkbox").first).to_be_checked()


def test_the_count_is_announced(explore: Callable[..., Page]) -> None:
    page = explore()
    live = page.get_by_role("status").filter(has_text="35 eksempler")
    expect(live).to_have_count(1)
    field(page).fill("teamkoordinator")
    expect(live).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="eksemp")).to_have_count(1)


# The field in the head


def head(page: Page) -> Locator:
    return page.locator("#site-q")


def test_nothing_is_fetched_before_the_field_gets_focus(watched: Open, address: str) -> None:
    page = watched().page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request)))
    page.goto(address + ELSEWHERE)
    page.wait_for_load_state("networkidle")
    scripts = {path.rsplit("/", 1)[1] for path in asked if path.endswith(".js")}
    list_button = {"draw.js", "list_buttons.js", "list_model.js", "list_store.js"}
    assert scripts == {"boot.js", "share.js", *list_button}
    asked.clear()
    head(page).focus()
    expect(head(page)).to_have_role("combobox")
    assert any(path.endswith("/start.js") for path in asked)


def _path(request: Request) -> str:
    return urlsplit(request.url).path


def test_suggestions_as_a_combobox(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(address + ELSEWHERE)
    page.keyboard.press("/")
    combobox = page.get_by_role("combobox", name="Søk i samlingen")
    expect(combobox).to_be_focused()
    expect(combobox).to_have_attribute("aria-expanded", "false")
    combobox.press_sequentially("veiled")
    options = page.get_by_role("option")
    expect(options).to_have_count(6)
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(options.locator("mark").first).to_be_visible()
    assert combobox.get_attribute("aria-activedescendant") is None

    combobox.press("ArrowDown")
    combobox.press("ArrowDown")
    active = page.locator(f"#{combobox.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    assert active.inner_text() == options.nth(1).inner_text()
    for _ in range(2):
        combobox.press("ArrowUp")
    assert combobox.get_attribute("aria-activedescendant") is None  # the field itself
    combobox.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")

    combobox.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox).to_have_value("veiled")
    expect(combobox).to_have_attribute("aria-expanded", "false")

    combobox.press("ArrowDown")
    expect(options).to_have_count(6)
    combobox.press("ArrowDown")
    wanted = options.first.inner_text()
    combobox.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)


def test_enter_without_a_choice_opens_the_explorer(watched: Open, address: str) -> None:
    page = watched().page()
    page.goto(address + ELSEWHERE)
    head(page).focus()
    page.keyboard.type("møte for team")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle eksempler")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["møte for team"]}
    expect(field(page)).to_have_value("møte for team")
    expect(page.locator(".cards:visible mark").first).to_be_visible()


def test_a_suggestion_can_be_clicked_and_the_list_closes_by_itself(
    watched: Open, address: str
) -> None:
    page = watched().page()
    page.goto(address + ELSEWHERE)
    head(page).focus()
    page.keyboard.type("fadder")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(option).to_be_hidden()
    head(page).fill("fadderordning")
    expect(option).to_be_visible()
    wanted = option.inner_text()
    option.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)


# Nynorsk, and everything for everyone


def test_a_nynorsk_page_speaks_nynorsk(watched: Open, address: str, catalogue: Catalogue) -> None:
    content = render(
        "practices.html", "nn", href_from("praksis/index.md"),
        title="Alle døme", vocabulary=catalogue.vocabulary, groups=[], practices=catalogue.listed,
    )  # fmt: skip

    def in_nynorsk(route: Route) -> None:
        text = route.fetch().text().replace('lang="nb"', 'lang="nn"', 1)
        body = re.sub(
            r"(<main[^>]*>).*(</main>)", lambda m: m[1] + content + m[2], text, flags=re.DOTALL
        )
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page = watched().page()
    page.route(re.compile(r"/praksis/(\?.*)?$"), in_nynorsk)
    page.goto(f"{address}praksis/?q=leiar&rolle=nav-leder")
    ready(page)
    expect(status(page)).to_have_text(re.compile(r"^\d+ døme$"))
    expect(page.get_by_role("button", name="Fjern Rolle: NAV-leiar")).to_be_visible()
    expect(page.locator('[data-facet="kontorstørrelse"] summary')).to_contain_text("Kontorstorleik")
    expect(page.get_by_label("Sorter etter")).to_contain_text("Sist gjennomgått")
    expect(page.locator(".card-facts").first).to_contain_text("Ikkje knytt til storleik")


def open_facets(page: Page) -> None:
    page.locator("[data-part=filters]").evaluate("e => { e.open = true; }")
    for group in page.locator(".facet").all():
        group.evaluate("e => { e.open = true; }")


def suggestions(page: Page) -> None:
    head(page).focus()
    page.keyboard.type("veiled")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "fasetter": ("praksis/?tema=teamledelse,nettverk", open_facets),
    "treff": ("praksis/?q=kolegaveileding+leder", ready),
    "ingen treff": ("praksis/?q=beileder&tema=digital-kompetanse&rolle=statsforvalter", ready),
    "forslag": (ELSEWHERE, suggestions),
}


@pytest.mark.parametrize("name", STATES)
def test_accessible_and_narrow(watched: Open, address: str, name: str) -> None:
    path, prepare = STATES[name]
    page = watched(viewport={"width": 320, "height": 800}).page()
    page.goto(address + path)
    if path.startswith("praksis/?"):
        ready(page)
    prepare(page)
    targets = page.locator(
        "main :is(button, select, input, summary, label.facet-value):visible,"
        "header :is(button, input):visible"
    )
    for target in targets.all():
        if target.get_attribute("type") == "checkbox":
            continue  # its label is the target
        size = target.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24, target.evaluate("e => e.outerHTML")
    assert everywhere(page) == []


# On a small screen, and past the choices


def test_the_count_stays_in_sight_and_leads_to_the_results(explore: Callable[..., Page]) -> None:
    page = explore("?q=nyansatt", viewport={"width": 320, "height": 640})
    page.get_by_text("Avgrens og tilpass").click()
    show = page.get_by_role("button", name=re.compile("^Vis "))
    expect(show).to_be_in_viewport()
    page.get_by_role("checkbox", name="Små kontorer").check()
    expect(show).to_have_text(f"Vis {(status(page).text_content() or '').split(',')[0]}")
    show.click()
    expect(show).to_be_hidden()
    expect(status(page)).to_be_focused()
    expect(status(page)).to_be_in_viewport()


def test_the_choices_can_be_passed_by(explore: Callable[..., Page]) -> None:
    page = explore("?q=nyansatt")
    page.get_by_role("button", name="Søk", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til treffene")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.explorer-results') !== null")

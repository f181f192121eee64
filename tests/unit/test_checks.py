"""The rules on words: for each a text that trips it, and a near miss that does not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from eksempelsamling.catalogue import load
from eksempelsamling.checks import lists
from eksempelsamling.checks.prose import lix, sentences
from eksempelsamling.messages import ACCEPTABLE, MESSAGES
from eksempelsamling.problems import Problem

from tests.conftest import BODY, ROOT, TODAY, write_up

LONG = "Kontoret " + "møtes og snakker og lærer og " * 6 + "prøver igjen"

IN_THE_TEXT = [
    # code, trips, near miss
    ("telefonnummer", "Ring 98 76 54 32.", "I 2019 2020 og 2021 var det slik."),
    ("telefonnummer", "Ring 987 65 432 i dag.", "Det var 987 65 432 100 i tabellen."),
    ("telefonnummer", "Nummeret er +47 22334455.", "Det kostet 22334455 kroner."),
    ("telefonnummer", "Nummeret er 22334455.", "Datoen var 20261121 i loggen."),
    ("telefonnummer", "Tlf. 412-34-567 er åpen.", "Boka har ISBN 978-82-8372-123-4."),
    ("telefonnummer", "Mobil: 41234567 svarer.", "Tlf. er oppgitt i 2 av 3 brev. [1]"),
    ("privat-e-post", "Skriv til kari.nordmann@nav.no.", "Skriv til post.motta@nav.no."),
    ("privat-e-post", "Skriv til grei.kontakt@gmail.com.", "Skriv til nav.oslo@nav.no."),
    ("privat-e-post", "Skriv til ola@nav.no.", "Skriv til post@nav.no."),
    ("kontonummer", "Betal til 8601 11 17947.", "Betal til 8601 11 17949."),
    ("kontonummer", "Betal til 86011117947.", "Tallet er 86011117946."),
    ("kontonummer", "Betal til NO93 8601 1117 947.", "Se NO93 8601 1117 94."),
    ("saksnummer", "Det gjaldt sak 2021/12345.", "Det gjaldt skoleåret 2015/2016."),
    ("saksnummer", "Saksnummer 123456789 er lukket.", "Saksnummer skal ikke skrives her."),
    ("saksnummer", "Vår ref. 22/1234-5 er brukt.", "Vi har åpent 24/7 hele året."),
    ("saksnummer", "Det gjaldt 21/0456.", "Det er 1/3 igjen."),
    ("navn-og-opplysning", "Kari Nordmann fikk AAP.", "Kari Nordmann leder NAV Sola."),
    ("navn-og-opplysning", "Ola Hansen har depresjon.", "Kari leder en gruppe om depresjon."),
    ("navn-og-opplysning", "Samira Xyz (47) kom.", "Samira Xyz (2010) skriver om det. [1]"),
    ("navn-og-opplysning", "Vi møtte Ali Khan, 47 år.", "Vi møtte Ali Khan, 47 år etter krigen."),
    ("kan-kjennes-igjen", "En 54 år gammel lærer fra Syria kom.", "En 54 år gammel bruker kom."),
    ("kan-kjennes-igjen", "En mann på 61 med kreft og AAP kom.", "Unge under 30 år med AAP kom."),
    ("kan-kjennes-igjen", "Vi fulgte en 19-åring fra Irak med ADHD.", "Programmet er 19 år. ADHD?"),
    ("pålegg", "Dere må møte hver dag.", "Dere kan møte hver dag."),
    ("pålegg", "Da skal kontoret føre en liste.", "Skal kontoret føre en liste, hjelper det."),
    ("pålegg", "Alle kontorer skal gjøre dette.", "Hva må dere passe på?"),
    ("pålegg", "Det er obligatorisk å møte.", "Lederne mente at dere må møte."),
    ("pålegg", "Du må spørre først.", "Kilden sier at du må spørre først."),
    ("pålegg", "Du må alltid spørre.", "Du må alltid spørre. [1]"),
    ("tall-uten-kilde", "Vi nådde 30 prosent.", "Vi nådde 30 prosent. [1]"),
    ("tall-uten-kilde", "Tre av ti kom.", "Tre av dem kom."),
    ("tall-uten-kilde", "Halvparten av brukerne kom.", "Halvparten av møtet er prat."),
    ("tall-uten-kilde", "Det gikk 3 ganger så fort.", "Vi møtes 3 ganger i uka."),
    ("virkning-uten-kilde", "Det førte til færre klager.", "Det kan ha ført til færre klager."),
    ("virkning-uten-kilde", "Møtene har redusert køen.", "Vi håper det har redusert køen."),
    ("virkning-uten-kilde", "Flere kom i jobb.", "Flere kom i jobb. Slik er det. [1]"),
    ("lang-setning", f"{LONG}.", f"{LONG.replace(' og', '. Og')}."),
    ("tungt-uttrykk", "Vi møtes i henhold til planen.", "Vi henholder oss til planen."),
    ("tungt-uttrykk", "De foretok en vurdering av saken.", "De tok saken opp til vurdering."),
    ("tungt-uttrykk", "I tråd\nmed planen møtes vi.", "Tråden i dette er planen med møter."),
    ("tom-overskrift", "### \n\nX.", "### Noe\n\nX."),
    ("dobbel-overskrift", "### A\n\nX.\n\n### A\n\nX.", "### A\n\nX.\n\n### B\n\nX."),
    ("overskrift-uten-tekst", "### A\n\n### B\n\nX.", "### A\n\n#### B\n\nX."),
    ("dødt-anker", "[x](#borte)", "[x](#erfaringer) og [y](#kilde-1)"),
    ("alt-tekst-sier-lite", "![Bilde](bilder/a.png)", "![To som snakker](bilder/a.png)"),
]

IN_THE_HEAD = [
    ("telefonnummer", {"kontakt": "{enhet: NAV, rolle: 'Leder, 98 76 54 32'}"}, {}),
    ("privat-e-post", {"kilder": "[{id: rapport-2022, sted: ola@gmail.com}]"}, {}),
    ("navn-på-person", {"ansvarlig": "{enhet: NAV Sola, rolle: Kari Nordmann}"},
     {"ansvarlig": "{enhet: NAV Kari, rolle: Leder}"}),
    ("sammendrag-setninger", {"sammendrag": "Bare én setning."},
     {"sammendrag": "Det var f.eks. mye å gjøre kl. 3. Vi møttes."}),
    ("tungt-uttrykk", {"sammendrag": "I forbindelse med det var det tungt. Vi møttes."},
     {"tittel": "Vi møtes"}),
    ("kan-kjennes-igjen",
     {"utprøvinger": "[{størrelse: liten, år: 2024, tilpasning: Kort., "
      "erfaring: En mann på 54 år fra Syria ble med.}]"},
     {"utprøvinger": "[{størrelse: stor, år: 2024, tilpasning: Kort., "
      "erfaring: En mann på 54 år fra Syria ble med.}]"}),
]  # fmt: skip


def checked(practices: Path, text: str) -> list[Problem]:
    (practices / "bilder").mkdir(exist_ok=True)
    (practices / "bilder" / "a.png").write_bytes(b"")
    (practices / "a.md").write_text(text, encoding="utf-8")
    return list(load(practices, TODAY).problems)


def codes(practices: Path, text: str) -> set[str]:
    return {p.code for p in checked(practices, text)}


def in_text(text: str) -> str:
    """A write-up with `text` where it tells what was experienced."""
    return write_up(body=BODY.replace("Kilden sier ikke hva de erfarte. [1]", text))


@pytest.mark.parametrize(("code", "trips", "passes"), IN_THE_TEXT)
def test_rules_on_the_text(practices: Path, code: str, trips: str, passes: str) -> None:
    assert code in codes(practices, in_text(trips))
    assert code not in codes(practices, in_text(passes))


@pytest.mark.parametrize(("code", "trips", "passes"), IN_THE_HEAD)
def test_rules_on_the_head(
    practices: Path, code: str, trips: dict[str, str], passes: dict[str, str]
) -> None:
    assert code in codes(practices, write_up(**trips))
    assert code not in codes(practices, write_up(**passes))


def test_every_rule_on_words_is_in_the_tables() -> None:
    tried = {row[0] for row in (*IN_THE_TEXT, *IN_THE_HEAD)}
    elsewhere = {"ligner-på"}  # test_alike.py
    assert tried | elsewhere >= ACCEPTABLE


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("Vi møtes\nofte, i henhold til planen.", 2, 7), ("- a\n- b i tråd med c", 2, 5)],
)
def test_a_problem_stands_where_the_words_do(
    practices: Path, text: str, line: int, column: int
) -> None:
    whole = in_text(text)
    first = whole.count("\n", 0, whole.index(text)) + 1
    found = [p for p in checked(practices, whole) if p.code == "tungt-uttrykk"]
    assert [(p.line, p.column) for p in found] == [(first + line - 1, column)]


def test_what_readers_do_not_see_is_not_read_as_words(practices: Path) -> None:
    hidden = "Se <!-- i henhold til --> `i tråd med` og [lov](https://i-henhold-til.no/22334455)."
    assert codes(practices, in_text(f"{hidden} [1]")) == set()


def test_a_draft_is_only_advised_on_wording(practices: Path) -> None:
    text = write_up(status="utkast", body="Dere må møte hver dag. Ring 98 76 54 32.\n")
    found = {p.code: p.severity for p in checked(practices, text)}
    assert found == {"pålegg": "råd", "telefonnummer": "advarsel"}


def test_own_experience_needs_no_marks(practices: Path) -> None:
    (practices / "_kilder.yml").write_text(
        "- id: egen-erfaring\n  tittel: Egen erfaring\n", encoding="utf-8"
    )
    text = in_text("Vi nådde 30 prosent, og det førte til færre klager.")
    text = re.sub(r" \[1\]", "", text).replace("rapport-2022", "egen-erfaring")
    assert codes(practices, text) == set()


def test_nynorsk_has_its_own_phrases(practices: Path) -> None:
    sections = yaml.safe_load((ROOT / "practices/_vokabular.yml").read_text(encoding="utf-8"))
    body = BODY
    for term in sections["seksjon"]:
        body = body.replace(f"## {term['navn']}\n", f"## {term['nn']}\n")
    body = body.replace("Et rom. [1]", "Det skjer i samband med møta. [1]")
    found = checked(practices, write_up(body=body, språk="nn"))
    assert [p.code for p in found] == ["tungt-uttrykk"]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_each_heavy_phrase_is_found_as_it_stands(language: str, practices: Path) -> None:
    phrases = lists.read("klarsprak")[language]
    assert len(phrases) >= 100
    texts = [" ".join(w.split("/")[-1] for w in phrase.split()) for phrase in phrases]
    body = "\n\n".join(f"Vi ser {text} her." for text in texts)
    head = write_up(status="utkast", språk=language, body=body)
    found = [p for p in checked(practices, head) if p.code == "tungt-uttrykk"]
    lines = {p.line for p in found if p.severity == "råd"}
    told = 50  # the most that is told of one file
    assert len(found) == told
    assert len(lines) == told


class TestTemplate:
    def text(self, practices: Path) -> str:
        shutil.copy(ROOT / "practices" / "_mal.md", practices)
        return (practices / "_mal.md").read_text(encoding="utf-8")

    def test_a_copy_is_a_valid_draft(self, practices: Path) -> None:
        assert codes(practices, self.text(practices)) == set()

    def test_prompts_may_not_be_published(self, practices: Path) -> None:
        _, body = self.text(practices).split("\n---\n", 1)
        title = "Kort tittel som sier hva dere gjør"
        found = checked(practices, write_up(tittel=title, body=body))
        assert [p.code for p in found if p.blocking].count("tomt-avsnitt") == 7
        shown = body.replace("<!--", "").replace("-->", "")
        found = checked(practices, write_up(tittel=title, body=shown))
        left = [p for p in found if p.code == "står-igjen-fra-malen"]
        assert all(p.blocking for p in left)
        assert left[0].line == 2
        assert len(left) >= 10

    def test_an_answer_may_begin_as_the_prompt_does(self, practices: Path) -> None:
        self.text(practices)
        text = in_text("Hva har dere erfart? Vi har erfart at det går. [1]")
        assert codes(practices, text) == {"står-igjen-fra-malen"}
        assert codes(practices, in_text("Hva har dere erfart i fjor? Mye. [1]")) == set()


class TestAccepting:
    PHONE = "Ring 98 76 54 32"
    OPEN = "nummeret er åpent for alle"

    @pytest.mark.parametrize(
        "text",
        [
            f"{PHONE}. <!-- godta: telefonnummer – {OPEN} -->",
            f"<!-- godta: telefonnummer – {OPEN} -->\n{PHONE}.",
            f"<!-- Godta telefonnummer - {OPEN} -->\n\n{PHONE}\neller kom.",
            f"- {PHONE} <!-- godta: saksnummer, telefonnummer — {OPEN} --> 2021/12345\n- b",
        ],
    )
    def test_in_the_text(self, practices: Path, text: str) -> None:
        assert codes(practices, in_text(text)) == set()

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            (f"{PHONE}. <!-- godta: telefonnummer -->", {"telefonnummer", "godta-uten-grunn"}),
            (f"{PHONE}. <!-- godta: telefonnummer – ja -->", {"telefonnummer", "godta-uten-grunn"}),
            (f"{PHONE}. <!-- godta: telefon – {OPEN} -->", {"telefonnummer", "godta-ukjent"}),
            (f"X. [1] <!-- godta: telefonnummer – {OPEN} -->", {"godta-ingenting"}),
            (f"{PHONE}.\n\nX. <!-- godta: telefonnummer – {OPEN} -->",
             {"telefonnummer", "godta-ingenting"}),
            (f"- a <!-- godta: telefonnummer – {OPEN} -->\n- {PHONE}",
             {"telefonnummer", "godta-ingenting"}),
        ],
    )  # fmt: skip
    def test_what_does_not_accept(self, practices: Path, text: str, left: set[str]) -> None:
        assert codes(practices, in_text(text)) == left

    @pytest.mark.parametrize(
        ("before", "after", "left"),
        [
            ("", f"  # godta: telefonnummer – {OPEN}", set()),
            (f"# godta: telefonnummer – {OPEN}\n", "", set()),
            (f"# godta: telefonnummer – {OPEN}\n\n# mer\n", "", set()),
            (f"språk: nb  # godta: telefonnummer – {OPEN}\n", "",
             {"telefonnummer", "godta-ingenting"}),
        ],
    )  # fmt: skip
    def test_in_the_head(self, practices: Path, before: str, after: str, left: set[str]) -> None:
        contact = f"{before}kontakt:\n  enhet: NAV\n  rolle: Leder, 98 76 54 32{after}\nkilder:"
        assert codes(practices, write_up().replace("kilder:", contact, 1)) == left

    def test_what_blocks_cannot_be_accepted(self) -> None:
        assert all(MESSAGES[code].severity != "feil" for code in ACCEPTABLE)

    def test_the_comment_is_not_on_the_page(self, practices: Path) -> None:
        from eksempelsamling.pages import Site

        checked(practices, in_text(f"{self.PHONE}. <!-- godta: telefonnummer – {self.OPEN} -->"))
        pages = {page.uri: page for page in Site(load(practices, TODAY)).pages()}
        assert "98 76 54 32" in pages["praksis/a.md"].html
        ours = [page.html for uri, page in pages.items() if not uri.startswith("bidra/")]
        assert all("godta" not in html for html in ours)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("En. To! Tre?", ["En.", "To!", "Tre?"]),
        ("Se f.eks. Bergen. [1] [2] Så Oslo. [1]", ["Se f.eks. Bergen. [1] [2]", "Så Oslo. [1]"]),
        ("«En.» Én til.", ["«En.»", "Én til."]),
        ("Kap. 3 sier det.\nOg mer", ["Kap. 3 sier det.", "Og mer"]),
        ("# Tittel\n\nX.\n- a\n- b\n  mer\n1. c", ["X.", "a", "b\n  mer", "c"]),
        ("", []),
        ("...", ["..."]),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert [s.text for s in sentences(text)] == parts


def test_lix() -> None:
    # Six words in two sentences, two of them of more than six letters: 3 + 100 * 2/6.
    assert lix(sentences("Vi snakker sammen. Du forstår det.")) == round(3 + 100 * 2 / 6)
    assert lix(sentences("## Bare overskrift")) is None

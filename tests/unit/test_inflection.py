from __future__ import annotations

import pytest
from eksempelsamling.language.inflection import is_form_of

FORMS = {
    "veileder": "veileder veilederne veilederens rettleiar rettleiarane",
    "uke": "uka uker ukene vekene",
    "møter": "møte møtet møtene møta",
    "program": "programmet programmer programmene",
    "fagdag": "fagdager fagdagen fagdagene fagdagar fagdagens",
    "tverrfaglig": "tverrfaglige tverrfagleg",
    "lærende": "lærande",
    "kompetanse": "kompetansen kompetansens",
    "håndbok": "håndbøker",
    "direktoratet": "direktorat direktoratets",
    "kollegaveiledning": "kollegaveiledningen kollegarettleiing kollegarettleiinga",
    "eksempel": "eksempler eksempelet",
}
OTHER_WORDS = {
    "veileder": "veiledning veiledningen",
    "kollegaveileder": "kollegaveiledning",
    "fagutvikler": "fagutvikling",
    "lærende": "læring lærer",
    "kompetanse": "kompetent",
    "læringsarena": "læring",
    "sykmelding": "sykmelder sykmeldt",
    "standardisering": "standardiserte",
    "se": "ser",
}


@pytest.mark.parametrize("base", FORMS)
def test_forms(base: str) -> None:
    assert [word for word in FORMS[base].split() if not is_form_of(word, base)] == []


@pytest.mark.parametrize("base", OTHER_WORDS)
def test_other_words(base: str) -> None:
    assert [word for word in OTHER_WORDS[base].split() if is_form_of(word, base)] == []

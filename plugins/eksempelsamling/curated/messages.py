"""What is told of collections, by code. See `messages.py`, which they are part of."""

from __future__ import annotations

from eksempelsamling.message import Words

COLLECTION_MESSAGES: dict[str, Words] = {
    "del-med-feil-innhold": Words(
        "Delen «{tittel}» må ha enten «omtaler» eller «utvalg».",
        "Skriv «omtaler» når du velger selv, og «utvalg» når nettstedet skal velge.",
    ),
    "dobbel-omtale": Words(
        "Omtalen «{id}» er allerede med i samlingen (linje {linje}).",
        "Behold den der den passer best, og slett den andre.",
    ),
    "utkast-i-samling": Words(
        "Omtalen «{id}» er et utkast, og kan ikke være med i en samling som er publisert.",
        "Publiser omtalen, slett den herfra, eller skriv «status: utkast» for samlingen.",
    ),
    "arkivert-i-samling": Words(
        "Omtalen «{id}» er arkivert, så den kommer ikke med i samlingen.",
        "{råd} omtalen herfra.",
        "advarsel",
    ),
    "tomt-utvalg": Words(
        "Utvalget finner ingen omtaler som ikke alt er med i samlingen, så delen blir tom.",
        "Spør etter mindre på én gang, eller slett delen.",
        "advarsel",
    ),
    "samling-utløpt": Words(
        "Samlingen gjaldt til {verdi}. Leserne ser et varsel om det.",
        "Se gjennom den, og skriv en ny dato. Skal den ikke brukes mer, skriv «status: arkivert».",
        "advarsel",
    ),
    "mangler-innledning": Words(
        "Samlingen mangler en innledning.",
        "Skriv under hodet hva den er til, og hvordan den kan brukes.",
    ),
    "merke-i-samling": Words(
        "En samling har ingen kildeliste, så [{nummer}] viser ingen steder.",
        "Slett merket. Kildene står i omtalene.",
    ),
}

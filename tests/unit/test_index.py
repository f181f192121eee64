"""What the index keeps of its documents."""

from __future__ import annotations

import json
import random

from eksempelsamling.search import static, writer
from eksempelsamling.search.documents import Document
from eksempelsamling.search.index import BEST, build
from eksempelsamling.search.lexicon import Synonyms


def collection(size: int) -> list[Document]:
    """Documents of rare words, each with one word that all of them have."""
    chance = random.Random(7)
    letters = "bdfgklmnprstv"
    rare = ["".join(chance.choices(letters, k=7)) for _ in range(size * 40)]
    return [
        Document(f"d{n:04}", " ".join(rare[n * 40 : n * 40 + 3]), "",
                 " ".join([*chance.sample(rare, 150), "fellesord"]))
        for n in range(size)
    ]  # fmt: skip


def test_a_word_that_every_text_has_is_still_found() -> None:
    index = build(collection(1_200))
    assert len(index.postings["fellesord"]) >= BEST
    data = static.StaticData(writer.write(index, Synonyms()))
    assert len(data.search("fellesord")[1]) >= BEST


def test_the_order_of_documents_does_not_change_what_is_kept() -> None:
    documents = collection(60)
    there = build(documents)
    back = build(documents[::-1])
    assert there.rarity == back.rarity
    for term, found in there.postings.items():
        turned = sorted((59 - number, impact) for number, impact in back.postings[term])
        assert turned == list(found)


def test_only_what_is_light_may_be_fetched_ahead() -> None:
    for size, ahead in ((60, "pdr"), (1_200, "pd")):
        files = writer.write(build(collection(size)), Synonyms(), most=100)
        assert json.loads(files["start"])["ahead"] == ahead
        fetched = [text for name, text in files.items() if name[0] in ahead and name != "reviewed"]
        assert sum(map(len, fetched)) <= writer.AHEAD


def test_terms_of_one_letter_are_common() -> None:
    documents = [*collection(60), Document("e", "Trygd i e", "", "")]
    files = writer.write(build(documents), Synonyms(), most=1)
    assert "e" in static.StaticData(files).terms

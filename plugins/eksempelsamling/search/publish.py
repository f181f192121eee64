"""The search data of a site: what the build writes and the browser reads."""

from __future__ import annotations

from collections.abc import Iterable

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.search import writer
from eksempelsamling.search.documents import Document, of_catalogue, running_text
from eksempelsamling.search.index import Analysis, analyse, index
from eksempelsamling.search.synonyms import synonyms

FOLDER = "assets/sok/"


def analysis_of(catalogue: Catalogue, hand_written: Iterable[Document] = ()) -> Analysis:
    """Everything on the site, read once for the search and for the computed relations."""
    return analyse(of_catalogue(catalogue, hand_written))


def search_files(catalogue: Catalogue, analysis: Analysis) -> tuple[str, dict[str, str]]:
    """The folder of the data below the site's root, named by its content, and its scripts."""
    same = synonyms(catalogue.glossary, catalogue.thesaurus, catalogue.vocabulary)
    digest, scripts = writer.as_scripts(writer.write(index(analysis), same, catalogue.vocabulary))
    folder = f"{FOLDER}{digest}/"
    return folder, {f"{folder}{name}": text for name, text in scripts.items()}


def hand_written_page(uri: str, markdown: str, title: str, description: str) -> Document:
    """A page of `docs/` as something to find. `uri` is its address below the site's root."""
    return Document(f"side/{uri}", title, description, running_text(markdown), kind="side", uri=uri)

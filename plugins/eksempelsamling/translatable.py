"""How texts in modules are marked for translation."""


def _(text: str) -> str:
    """`text` as it is. The extraction of messages sees it; `i18n.translations` gives its words.

    It is looked up when the language of the page, the pack or the file is known.
    """
    return text

"""Checks of the words themselves: personal data, plain language, sources, and texts much alike.

What the checks know stands as lists in `lists/`, which the form in the browser reads too.
"""

"""News for feed readers: the same entries as Atom and as JSON Feed."""

"""The edition that is read from disk: a zip that opens by double click, without a net."""

"""From "we do something" to a file in the collection: the form at /bidra/ and `praksis ny`."""

"""The adapter to MkDocs: everything that knows about MkDocs is in this folder."""

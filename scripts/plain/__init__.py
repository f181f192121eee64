"""How hard the texts of the interface and the intros of the pages are to read."""

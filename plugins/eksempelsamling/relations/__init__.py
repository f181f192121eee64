"""How write-ups belong together: stated by their writers, and found by comparing them."""

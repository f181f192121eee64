"""Meeting packs: what a write-up or a collection gives a team to meet about."""

"""Reference pages made from the code itself, so that they cannot be stale."""

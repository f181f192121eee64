"""What a text mentions: words of the glossary to explain, and other write-ups to link to."""

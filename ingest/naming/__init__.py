"""Which words name which entity: the vocabulary, the notes' own names, and what joins them."""

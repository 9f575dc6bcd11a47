"""The optional second reader: a language model's triples, each held to the passage that it was read in."""

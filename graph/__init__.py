"""The knowledge base: types, store, indexes, embedding. Knows nothing of markdown, questions or screens."""

"""The rows of verbs and phrases, and the relation that each of them states."""

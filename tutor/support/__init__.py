"""Whether a sentence is borne out by the lines it cites: numbers, names, denial, words and meaning."""

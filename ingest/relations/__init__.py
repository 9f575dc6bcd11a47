"""Which relations the sentences and the structure of notes state."""

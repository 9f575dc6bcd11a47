"""From the bytes of a file to its sections, passages and statements."""

"""From files to the knowledge base: reading, sections, passages, and the pipeline that stores them."""

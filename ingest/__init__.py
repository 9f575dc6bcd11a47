"""From files to the knowledge base: reading, sections, passages, statements, and the pipeline that stores them."""

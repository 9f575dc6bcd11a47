"""Cross-reference notes: typed blocks in which every sentence is cited, and the forms they are written in."""

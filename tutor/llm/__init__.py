"""A language model that writes answers from what was retrieved, and what holds it to the evidence."""

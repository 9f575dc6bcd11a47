"""From a question to something cited: retrieval, answer, refusal, and the screens that show them."""

"""The Explore page without the drawing: which part of the graph is shown, where it stands, and what its cards say."""

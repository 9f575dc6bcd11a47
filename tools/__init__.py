"""What runs beside the program: the Neo4j server of `make neo4j`, and helpers of the Makefile."""

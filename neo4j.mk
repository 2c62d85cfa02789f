.PHONY: neo4j

neo4j: ## a Neo4j server to look at, until Ctrl-C (Docker, or Java 17+ and Maven)
	$(GO) run ./internal/neo4jtest/cmd/neo4jdev

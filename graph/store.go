package graph

import (
	"context"
	"iter"
)

// Writer puts what documents say into a store. Implementations are safe for use by several goroutines.
type Writer interface {
	// Replace stores the facts of the given documents in one transaction. What an earlier version of
	// the same document said is removed first, as are entities that nothing mentions any more; the
	// ledger row of each document is written in the same transaction. It checks every statement with
	// DocumentFacts.Check before it writes and refuses the batch whole (EINVALID) if one is wrong.
	Replace(ctx context.Context, facts ...DocumentFacts) error

	// Delete removes documents, their statements, and entities that no other document supports. With
	// dryRun it changes nothing. It returns what fell (or would fall). An unknown id is ENOTFOUND.
	Delete(ctx context.Context, dryRun bool, docs ...string) (Removal, error)

	// Record writes ledger rows that belong to no document (failures).
	Record(ctx context.Context, rows ...LedgerRow) error
}

// Removal tells what a deletion takes away.
type Removal struct {
	Documents  int `json:"documents"`
	Statements int `json:"statements"` // of those documents
	Entities   int `json:"entities"`   // that no other document mentions
	Kept       int `json:"kept"`       // entities of those documents that stand on others
}

// Reader answers from a store. Implementations are safe for use by several goroutines.
type Reader interface {
	// Entity returns one entity; ENOTFOUND if there is none.
	Entity(ctx context.Context, id string) (Entity, error)

	// Find returns entities whose name or alias contains the words, best first: exact name, exact
	// alias, prefix, substring; ties by name then id. One character is enough. labels nil means any.
	Find(ctx context.Context, words string, labels []Label, limit int) ([]Entity, error)

	// Statements yields those that match, ordered by date (unknown last), doc, start, id.
	Statements(ctx context.Context, f Filter) iter.Seq2[Statement, error]

	// Document returns one document with its text, Raw and Origin; ENOTFOUND if there is none.
	Document(ctx context.Context, id string) (Document, error)

	// Documents yields all documents without Text, Raw and Origin, ordered by id.
	Documents(ctx context.Context) iter.Seq2[Document, error]

	// Ledger returns the rows of the given keys (missing keys are left out), or all rows, ordered by
	// key, if none is given.
	Ledger(ctx context.Context, keys ...string) ([]LedgerRow, error)

	// Counts returns numbers of entities by label and statements by type, as they are stored.
	Counts(ctx context.Context) (Counts, error)

	// Fingerprint is the same for two stores that hold the same graph, however it came about.
	Fingerprint(ctx context.Context) (string, error)

	// Query runs a read-only text in the store's language with named parameters.
	Query(ctx context.Context, text string, params map[string]any) (Rows, error)

	// Dialect names that language: "sql" or "cypher".
	Dialect() string
}

// Store is a Reader and Writer with a lifetime.
type Store interface {
	Reader
	Writer
	Close() error
}

// Filter selects statements; zero fields do not restrict.
type Filter struct {
	Types    []Type
	From, To string // entity ids
	Either   string // entity id at either end
	Doc      string
	Limit    int
}

// Counts are sizes of a graph.
type Counts struct {
	Documents  int           `json:"documents"`
	Entities   map[Label]int `json:"entities"`
	Statements map[Type]int  `json:"statements"`
}

// Rows streams an answer. Values are nil, string, int64, float64, bool, []any or map[string]any.
type Rows interface {
	Columns() []string
	Next() bool
	Values() []any // valid until the next call of Next
	Err() error
	Close() error
}

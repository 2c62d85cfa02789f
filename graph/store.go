package graph

import (
	"context"
	"iter"
)

// Writer puts what documents say into a store. Implementations are safe for use by several goroutines.
type Writer interface {
	// Replace stores the facts of the given documents in one transaction. What an earlier version of
	// the same document said is removed first, as are entities that nothing supports any more; the
	// ledger row of each document is written in the same transaction. It checks every statement with
	// DocumentFacts.Check before it writes and refuses the batch whole (EINVALID) if one is wrong.
	//
	// An entity lives while a statement has it at an end that Supports it; an alias while a document
	// that supports its entity uses it. Of two versions of a document in one call the later counts.
	// A document that came by a ledger key lives while some key leads to it: if a key now leads to
	// another document, and no other key to the old one, the old one is deleted in the same
	// transaction. Documents written without a key are left alone. See Prepare.
	Replace(ctx context.Context, facts ...DocumentFacts) error

	// Delete removes documents, their statements, their ledger rows, and entities that no other document
	// supports. With dryRun it changes nothing. It returns what fell (or would fall). An unknown id is
	// ENOTFOUND, and nothing falls.
	Delete(ctx context.Context, dryRun bool, docs ...string) (Removal, error)

	// Record writes ledger rows that come with no facts: failures (the document of an earlier reading,
	// if any, stays, and the row goes on naming it), inputs that gave no document (state done, Doc empty:
	// the document of an earlier reading goes) and further inputs of a document that is stored. A row
	// that names a document which is not stored is EINVALID.
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
	// alias, prefix, substring; ties by name then id (see RankName, SortFound). One character is enough.
	// labels nil means any; documents are never among them. A limit of 0 means all. Without words
	// (nothing but spaces) it is EINVALID.
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

	// Query runs a read-only text in the store's language with named parameters (nil, bool, numbers,
	// strings, lists and maps of these; more than the text uses may be given). Whatever could write is
	// EFORBIDDEN, a text that the store cannot read or a missing parameter EINVALID.
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

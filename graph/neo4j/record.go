package neo4j

import "policygraph/graph"

// Records are the properties of nodes and relationships as the store writes them, for exporters that build
// a database without it. Values are string, int64, float64, []string, []int64 and []byte.

// DocRecords are the two nodes of a document.
type DocRecords struct{ Document, Archive map[string]any }

// DocumentRecord gives the nodes Document and Archive of normalized facts.
func DocumentRecord(f *graph.DocumentFacts, pack func([]byte) []byte) DocRecords {
	a := newArchive(f)
	return DocRecords{docProps(&f.Document), a.props(pack, &f.Document)}
}

// EntityRecord gives the node of an entity; uses are the numbers of documents that use each alias.
func EntityRecord(e graph.Entity, uses map[string]int64) map[string]any { return entityProps(e, uses) }

// StatementRecord gives the properties of a relationship.
func StatementRecord(s *graph.Statement) map[string]any { return statementProps(s) }

// AbsentRecord gives the node Absent for an end that is not stored.
func AbsentRecord(id string) map[string]any {
	p := props{}
	p.put("ref", id)
	return p
}

// LedgerRecord gives the node Ledger of a row.
func LedgerRecord(r graph.LedgerRow) map[string]any { return ledgerProps(r) }

// StoredID is the form of an id in the properties id, doc, ref and key.
func StoredID(id string) string { return short(id) }

// NewPacker gives a function that compresses raw input as the store does.
func NewPacker() (func([]byte) []byte, error) {
	var p packer
	err := p.init()
	return p.pack, err
}

// Package queries is the catalogue of canned questions: for each a header (title, typed parameters,
// columns), its Cypher and its SQL side by side, and the runner that binds parameters, asks a store and
// gives back rows with their sentences. Values reach a store as parameters only.
package queries

import (
	"strings"

	"policygraph/graph"
)

// Kind is the type of a parameter.
type Kind string

// The parameter kinds.
const (
	EntityParam   Kind = "entity"   // a name or id, resolved to an id of one of Labels
	EntitiesParam Kind = "entities" // several, separated by commas; becomes a list of ids
	RegionParam   Kind = "region"   // 福州, 福州市, 福建省福州市; becomes the full path
	DateParam     Kind = "date"     // 2020-11-13, 2020-11, 2020, 2020年11月13日; becomes an ISO date
	IntParam      Kind = "int"      // a whole number, not negative
	NumberParam   Kind = "number"
	StringParam   Kind = "string"
)

// Text is a phrase in both languages of the catalogue.
type Text struct {
	En string `yaml:"en" json:"en"`
	Zh string `yaml:"zh" json:"zh"`
}

// Param is one parameter of a question.
type Param struct {
	Name     string        `json:"name"`
	Kind     Kind          `json:"type"`
	Labels   []graph.Label `json:"labels,omitempty"`   // of an entity
	Choices  []string      `json:"choices,omitempty"`  // the only values allowed, of a string
	Required bool          `json:"required,omitempty"` //
	Default  string        `json:"default,omitempty"`  // taken when the parameter is not given
	End      bool          `json:"-"`                  // a date that stands for the last day of its month or year
	Help     Text          `json:"help"`
	line     int
}

// ColumnType is the type of the values of a column.
type ColumnType string

// The column types. Any value may be nil where the graph does not know it.
const (
	StringColumn   ColumnType = "string"
	EntityColumn   ColumnType = "entity" // a name; the id stands in the column NAME_id beside it
	IDColumn       ColumnType = "id"     // the id of an entity, or of a document
	DateColumn     ColumnType = "date"   // ISO date
	IntColumn      ColumnType = "int"    // int64
	NumberColumn   ColumnType = "number" // float64
	ListColumn     ColumnType = "list"   // []string
	EvidenceColumn ColumnType = "evidence"
)

// Column is one column of an answer.
type Column struct {
	Name string     `json:"name"`
	Type ColumnType `json:"type"`
	Help Text       `json:"help,omitzero"`
}

// Network names the columns of an answer that is an edge list.
type Network struct {
	Source string `yaml:"source" json:"source"`
	Target string `yaml:"target" json:"target"`
	Weight string `yaml:"weight" json:"weight,omitempty"`
	Label  string `yaml:"label" json:"label,omitempty"`
}

// Question is one entry of the catalogue. It is immutable once loaded.
type Question struct {
	Name       string   `json:"name"`
	Title      Text     `json:"title"`
	Purpose    Text     `json:"purpose"`
	Params     []Param  `json:"params"`
	RequireOne []string `json:"require_one,omitempty"` // at least one of these parameters must be given
	Columns    []Column `json:"columns"`               // with NAME_id of entities; docs and evidence last
	Network    *Network `json:"network,omitempty"`
	Examples   []string `json:"examples,omitempty"`
	Cypher     string   `json:"-"` // "" if a user's question has none
	SQL        string   `json:"-"`
	Origin     string   `json:"-"` // header file it was read from
	seeks      bool     // plans of this question use indexes; false for those over the whole graph
}

// Param returns the parameter of that name, nil if there is none.
func (q *Question) Param(name string) *Param {
	for i := range q.Params {
		if q.Params[i].Name == name {
			return &q.Params[i]
		}
	}
	return nil
}

// Column returns the position of the column of that name, -1 if there is none.
func (q *Question) Column(name string) int {
	for i := range q.Columns {
		if q.Columns[i].Name == name {
			return i
		}
	}
	return -1
}

// Seeks tells whether the question must answer from indexes, without a scan of the graph.
func (q *Question) Seeks() bool { return q.seeks }

// Text returns the question in a store's dialect.
func (q *Question) Text(dialect string) (string, error) {
	text := map[string]string{"cypher": q.Cypher, "sql": q.SQL}[dialect]
	if strings.TrimSpace(text) == "" {
		return "", graph.Errorf(graph.EINVALID, "ask", q.Name, "the question has no %s text", dialect)
	}
	return text, nil
}

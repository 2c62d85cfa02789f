// Package admin writes a graph as CSV files for the importer of a Neo4j server (neo4j-admin database
// import), which builds a database of millions of statements in a minute.
package admin

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"policygraph/graph"
	"policygraph/graph/move"
	"policygraph/graph/neo4j"
)

// Result tells what an export wrote.
type Result struct {
	Documents   int      `json:"documents"`
	Nodes       int      `json:"nodes"`
	Statements  int      `json:"statements"`
	Fingerprint string   `json:"fingerprint"` // what the imported database must have
	Files       []string `json:"files"`
	Arguments   []string `json:"arguments"` // of the importer, see Arguments
}

// batch is how many documents are read at a time.
const batch = 64

// Export writes the graph of src to files in dir, which must be empty or not exist, and a script import.sh
// that runs the importer. Entities are held in memory, about half a gigabyte for a million. It fails with
// ECONFLICT if something is written to src meanwhile.
func Export(ctx context.Context, src graph.Reader, dir string, progress func(done, total int)) (res Result, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return res, err
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		return res, graph.Errorf(graph.EINVALID, "export", dir, "the folder is not empty")
	}
	e := &exporter{dir: dir, tables: map[string]*table{}, entities: map[string]*held{}, docs: map[string]bool{}, absent: map[string]bool{}}
	if e.pack, err = neo4j.NewPacker(); err != nil {
		return res, err
	}
	defer func() { err = errors.Join(err, e.close()) }()
	before, err := src.Fingerprint(ctx)
	if err != nil {
		return res, err
	}
	if err := e.documents(ctx, src, progress); err != nil {
		return res, err
	}
	if err := e.rest(ctx, src); err != nil {
		return res, err
	}
	if res.Fingerprint, err = src.Fingerprint(ctx); err != nil {
		return res, err
	}
	if res.Fingerprint != before {
		return res, graph.Errorf(graph.ECONFLICT, "export", dir, "the graph changed meanwhile; run it again")
	}
	res.Documents, res.Nodes, res.Statements = len(e.docs), e.nodes, e.statements
	res.Files = slices.Sorted(maps.Keys(e.tables))
	res.Arguments = e.arguments()
	return res, e.script(res.Arguments)
}

type exporter struct {
	dir        string
	tables     map[string]*table // by file
	entities   map[string]*held
	docs       map[string]bool
	absent     map[string]bool // far ends of ECHOES and REPRINT_OF met so far
	nodes      int
	statements int
	delimiter  rune // of lists
	pack       func([]byte) []byte
}

// held is an entity with the number of documents that use each alias.
type held struct {
	e    graph.Entity
	uses map[string]int64
}

// documents writes what documents say and gathers their entities. Lists need a delimiter that none of
// their members contains, so that all names are looked at first.
func (e *exporter) documents(ctx context.Context, src graph.Reader, progress func(done, total int)) error {
	var ids []string
	for d, err := range src.Documents(ctx) {
		if err != nil {
			return err
		}
		ids = append(ids, d.ID)
	}
	used := map[rune]bool{}
	if err := e.each(ctx, src, ids, nil, func(f *graph.DocumentFacts) error { e.gather(f, used); return nil }); err != nil {
		return err
	}
	for r := rune(0xE000); r < 0xF900; r++ {
		if !used[r] {
			e.delimiter = r
			break
		}
	}
	if e.delimiter == 0 {
		return graph.Errorf(graph.EINVALID, "export", e.dir, "names use every private character: none is left to part them")
	}
	return e.each(ctx, src, ids, progress, e.document)
}

func (e *exporter) each(ctx context.Context, src graph.Reader, ids []string, progress func(done, total int), f func(*graph.DocumentFacts) error) error {
	done := 0
	for part := range slices.Chunk(ids, batch) {
		facts, err := move.Facts(ctx, src, part...)
		if err != nil {
			return err
		}
		for i := range facts {
			if err := f(&facts[i]); err != nil {
				return err
			}
		}
		if done += len(part); progress != nil {
			progress(done, len(ids))
		}
	}
	return nil
}

func (e *exporter) gather(f *graph.DocumentFacts, used map[rune]bool) {
	e.docs[f.Document.ID] = true
	for _, x := range f.Entities {
		h := e.entities[x.ID]
		if h == nil {
			h = &held{e: x, uses: map[string]int64{}}
			h.e.Aliases = nil
			e.entities[x.ID] = h
		}
		for _, a := range x.Aliases {
			h.uses[a]++
		}
		for _, t := range append(x.Aliases, x.Name) {
			for _, r := range graph.FoldName(t) + t {
				if r >= 0xE000 && r < 0xF900 {
					used[r] = true
				}
			}
		}
	}
	for _, s := range f.Statements {
		if !graph.Supports(s.Type) {
			e.absent[s.To] = true
		}
	}
}

// document writes one document, its archive and its statements.
func (e *exporter) document(f *graph.DocumentFacts) error {
	e.nodes++
	r := neo4j.DocumentRecord(f, e.pack)
	if err := e.put("Document", "", "", r.Document); err != nil {
		return err
	}
	if err := e.put("Archive", "", "", r.Archive); err != nil {
		return err
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		e.statements++
		if err := e.put(string(s.Type), s.From, s.To, neo4j.StatementRecord(s)); err != nil {
			return err
		}
	}
	return nil
}

// rest writes entities, absent ends and the ledger.
func (e *exporter) rest(ctx context.Context, src graph.Reader) error {
	for _, id := range slices.Sorted(maps.Keys(e.entities)) {
		h := e.entities[id]
		e.nodes++
		if err := e.put(string(h.e.Label), "", "", neo4j.EntityRecord(h.e, h.uses)); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(e.absent)) {
		if e.entities[id] != nil || e.docs[id] {
			continue
		}
		e.nodes++
		if err := e.put("Absent", "", "", neo4j.AbsentRecord(id)); err != nil {
			return err
		}
	}
	rows, err := src.Ledger(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := e.put("Ledger", "", "", neo4j.LedgerRecord(r)); err != nil {
			return err
		}
	}
	return nil
}

// put writes a row to the table of a label or type; from and to are empty for a node.
func (e *exporter) put(kind, from, to string, p map[string]any) error {
	t := e.tables[kind]
	if t == nil {
		var err error
		if t, err = newTable(e.dir, kind, from != ""); err != nil {
			return err
		}
		e.tables[kind] = t
	}
	if from != "" {
		return t.write([]any{neo4j.StoredID(from), neo4j.StoredID(to)}, p, e.delimiter)
	}
	for _, key := range []string{"id", "ref"} {
		if id, ok := p[key].(string); ok {
			return t.write([]any{id}, p, e.delimiter)
		}
	}
	return t.write([]any{kind + " " + strconv.Itoa(t.rows)}, p, e.delimiter)
}

func (e *exporter) close() error {
	var errs []error
	for _, t := range e.tables {
		errs = append(errs, t.close())
	}
	return errors.Join(errs...)
}

// arguments are those of the importer, with files named from the folder of the export.
func (e *exporter) arguments() []string {
	args := []string{"database", "import", "full", "neo4j", "--overwrite-destination=true", "--multiline-fields=true",
		fmt.Sprintf("--array-delimiter=U+%04X", e.delimiter)}
	for _, k := range slices.Sorted(maps.Keys(e.tables)) {
		if t := e.tables[k]; t.rel {
			args = append(args, "--relationships="+k+"="+t.files())
		} else {
			args = append(args, "--nodes="+k+"="+t.files())
		}
	}
	return args
}

func (e *exporter) script(args []string) error {
	var b strings.Builder
	b.WriteString("#!/bin/sh\n# Builds the database neo4j from these files. Run it on the server's machine, with the server stopped;\n" +
		"# what the database holds is overwritten. Afterwards: policygraph schema apply --store …\nset -e\ncd \"$(dirname \"$0\")\"\nexec neo4j-admin")
	for _, a := range args {
		b.WriteString(" \\\n  '" + a + "'")
	}
	b.WriteString("\n")
	return os.WriteFile(filepath.Join(e.dir, "import.sh"), []byte(b.String()), 0o755)
}

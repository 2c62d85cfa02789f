package neo4j

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

//go:embed schema/*.cypher
var schemaFiles embed.FS

// SchemaVersion is the number of the last file in schema.
const SchemaVersion = 3

// Print returns the texts that make the schema, in order.
func Print() string {
	var b strings.Builder
	for _, f := range schemaNames() {
		text, err := schemaFiles.ReadFile(f)
		if err != nil { // embedded
			panic(err)
		}
		fmt.Fprintf(&b, "// %s\n%s\n", f, text)
	}
	return b.String()
}

func schemaNames() []string {
	entries, err := schemaFiles.ReadDir("schema")
	if err != nil { // embedded
		panic(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, path.Join("schema", e.Name()))
	}
	return out
}

// element is one constraint or index of the schema.
type element struct{ name, text string }

var elementName = regexp.MustCompile(`^CREATE (?:CONSTRAINT|(?:[A-Z]+ )?INDEX) (\w+) IF NOT EXISTS `)

// elements are the statements of the schema in order.
func elements() []element {
	var out []element
	for text := range strings.SplitSeq(Print(), ";\n") {
		var lines []string
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "//") {
				lines = append(lines, line)
			}
		}
		text = strings.TrimSpace(strings.Join(lines, ""))
		if text == "" {
			continue
		}
		m := elementName.FindStringSubmatch(text)
		if m == nil { // embedded
			panic("schema: " + text)
		}
		out = append(out, element{m[1], text})
	}
	return out
}

// schemaVersion is the version that the database has, 0 if none.
func (s *Store) schemaVersion(ctx context.Context) (int, error) {
	rows, err := s.read(ctx, "read schema version", "MATCH (p:Policygraph {key: 'store'}) RETURN p.schema", nil)
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	n, _ := rows[0].Values[0].(int64)
	return int(n), nil
}

// Apply brings the schema up to date: constraints first, then indexes. It may be run at any time, by
// several programs at once. It fails with EFORBIDDEN without the right to change the schema.
func (s *Store) Apply(ctx context.Context) error {
	const op = "apply schema"
	have, err := s.schemaVersion(ctx)
	if err != nil || have >= SchemaVersion {
		return err
	}
	missing, err := s.Missing(ctx)
	if err != nil {
		return err
	}
	for _, e := range elements() {
		if !contains(missing, e.name) {
			continue
		}
		err := s.retry(ctx, op, func(context.Context) error {
			slow, cancel := context.WithTimeout(ctx, max(s.o.Timeout, 2*time.Minute))
			defer cancel()
			return s.define(slow, e.text)
		})
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
	}
	if len(missing) > 0 {
		if err := s.awaitIndexes(ctx); err != nil {
			return err
		}
	}
	return s.write(ctx, op, func(w *writing) (bool, error) {
		return true, w.exec("MATCH (p:Policygraph {key: 'store'}) SET p.schema = $n", map[string]any{"n": int64(SchemaVersion)})
	})
}

func contains(problems []string, name string) bool {
	for _, p := range problems {
		if p == name || strings.HasPrefix(p, name+":") {
			return true
		}
	}
	return false
}

// define runs one statement of the schema; that another program was faster is no error.
func (s *Store) define(ctx context.Context, text string) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer shut(ctx, session)
	res, err := session.Run(ctx, text, nil)
	if err == nil {
		_, err = res.Consume(ctx)
	}
	var e *neo4j.Neo4jError
	if errors.As(err, &e) && strings.Contains(e.Code, "AlreadyExists") && strings.Contains(e.Code, "Equivalent") {
		return nil
	}
	return err
}

// awaitIndexes waits until indexes over what is stored are built; that of a large graph takes minutes.
func (s *Store) awaitIndexes(ctx context.Context) error {
	for {
		bad, err := s.Missing(ctx)
		if err != nil {
			return err
		}
		waiting := false
		for _, b := range bad {
			waiting = waiting || strings.HasSuffix(b, ": POPULATING")
		}
		if !waiting {
			if len(bad) > 0 {
				return graph.Errorf(graph.EUNAVAILABLE, "apply schema", s.o.URI, "still missing: %s", strings.Join(bad, ", "))
			}
			return nil
		}
		select {
		case <-ctx.Done():
			return s.wrap(ctx, "apply schema", ctx.Err())
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// Missing names the constraints and indexes of the schema that the database lacks; behind a colon stands
// the state of one that is there but not in use.
func (s *Store) Missing(ctx context.Context) ([]string, error) {
	const op = "check schema"
	have := map[string]string{}
	for _, text := range []string{"SHOW CONSTRAINTS YIELD name RETURN name, 'ONLINE' AS state", "SHOW INDEXES YIELD name, state RETURN name, state"} {
		rows, err := s.read(ctx, op, text, nil)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			name, _ := r.Values[0].(string)
			have[name], _ = r.Values[1].(string)
		}
	}
	var out []string
	for _, e := range elements() {
		switch have[e.name] {
		case "ONLINE":
		case "":
			out = append(out, e.name)
		default:
			out = append(out, e.name+": "+have[e.name])
		}
	}
	return out, nil
}

// Check tells what is wrong with the schema of the database: nil if nothing is.
func (s *Store) Check(ctx context.Context) error {
	missing, err := s.Missing(ctx)
	if err != nil || len(missing) == 0 {
		return err
	}
	e := graph.Errorf(graph.EINVALID, "check schema", s.o.URI, "missing: %s", strings.Join(missing, ", "))
	e.Hint = "run policygraph schema apply"
	return e
}

package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Run runs one statement in the server's database as an administrator would and returns its rows.
func (s *Server) Run(ctx context.Context, text string, params map[string]any) ([]map[string]any, error) {
	d, err := s.driver(s.Password)
	if err != nil {
		return nil, err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(ctx)
	res, err := session.Run(ctx, text, params)
	if err != nil {
		return nil, err
	}
	var out []map[string]any
	for res.Next(ctx) {
		out = append(out, res.Record().AsMap())
	}
	return out, res.Err()
}

// Clean deletes all nodes and relationships. The schema stays.
func (s *Server) Clean(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	for _, text := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if _, err := s.Run(ctx, text, nil); err != nil {
			t.Fatalf("clean the server: %v", err)
		}
	}
}

// CleanSchema drops all constraints and indexes but the two of a fresh database.
func (s *Server) CleanSchema(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	for _, x := range []struct{ list, drop string }{
		{"SHOW CONSTRAINTS YIELD name", "DROP CONSTRAINT `%s` IF EXISTS"},
		{"SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'", "DROP INDEX `%s` IF EXISTS"},
	} {
		rows, err := s.Run(ctx, x.list, nil)
		if err != nil {
			t.Fatalf("clean the schema: %v", err)
		}
		for _, r := range rows {
			if _, err := s.Run(ctx, fmt.Sprintf(x.drop, r["name"]), nil); err != nil {
				t.Fatalf("clean the schema: %v", err)
			}
		}
	}
}

// claim refuses a foreign database with data in it, unless tests have used it before.
func (s *Server) claim() error {
	if !s.Foreign() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	info, err := s.Run(ctx, "CALL db.info() YIELD id RETURN id, EXISTS { MATCH (n) } AS used", nil)
	if err != nil {
		return err
	}
	if len(info) != 1 {
		return fmt.Errorf("%s: db.info() gives %d rows", s.URI, len(info))
	}
	dir, err := CacheDir()
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "test-databases")
	known, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	id := fmt.Sprint(info[0]["id"])
	switch {
	case strings.Contains(string(known), id):
		return nil
	case info[0]["used"] == true:
		return fmt.Errorf("%s: the database holds data that no test wrote; tests would delete it. Empty it first", s.URI)
	}
	return os.WriteFile(path, append(known, id+"\n"...), 0o644)
}

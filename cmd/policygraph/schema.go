package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/graph"
	"policygraph/graph/neo4j"
	"policygraph/graph/sqlite"
)

func (a *app) schemaCmd() *cobra.Command {
	c := &cobra.Command{
		Use: "schema", Short: "Apply, print or check the schema of the store", Args: a.subcommand,
		Long: "Apply, print or check the schema of the store that --store names. `ingest` applies it by itself; these\ncommands are for who must do it by hand, or wants to know. docs/schema.md describes it.",
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, x := range []struct {
		name, short string
		run         func(context.Context) error
	}{
		{"apply", "Create or bring up to date what the store needs", a.schemaApply},
		{"print", "Print the schema: SQL, or Cypher for a Neo4j store; needs no store", a.schemaPrint},
		{"check", "Check that the store has the schema it needs", a.schemaCheck},
	} {
		c.AddCommand(&cobra.Command{Use: x.name, Short: x.short, Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error { return x.run(cmd.Context()) }})
	}
	return c
}

func (a *app) schemaApply(ctx context.Context) error {
	st, err := a.openStore(ctx, toFill) // opening brings it up to date
	if err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, "the schema is up to date")
	return st.Close()
}

func (a *app) schemaPrint(ctx context.Context) error {
	if scheme, _ := a.storeKind(); isNeo4j(scheme) {
		fmt.Fprint(a.stdout, neo4j.Print())
		return nil
	}
	parts, err := newSQLiteSchema(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, strings.Join(parts, ";\n")+";")
	return nil
}

func (a *app) schemaCheck(ctx context.Context) error {
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return err
	}
	defer st.Close()
	if n, ok := st.(*neo4j.Store); ok {
		err = n.Check(ctx)
	} else {
		err = checkSQLite(ctx, st)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, "the schema is as it should be")
	return nil
}

// checkSQLite compares a store's schema with that of a new one.
func checkSQLite(ctx context.Context, st graph.Store) error {
	have, err := sqliteSchema(ctx, st)
	if err != nil {
		return err
	}
	want, err := newSQLiteSchema(ctx)
	if err != nil {
		return err
	}
	for _, w := range want {
		if !slices.Contains(have, w) {
			first, _, _ := strings.Cut(w, "\n")
			return &graph.Error{Code: graph.EINVALID, Op: "check schema", Err: fmt.Errorf("missing or changed: %s", first), Hint: "read the reports into a new store"}
		}
	}
	return nil
}

// newSQLiteSchema is the schema of a store made for the purpose.
func newSQLiteSchema(ctx context.Context) (parts []string, err error) {
	dir, err := os.MkdirTemp("", "policygraph")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	st, err := sqlite.Open(ctx, filepath.Join(dir, "new.db"))
	if err != nil {
		return nil, err
	}
	parts, err = sqliteSchema(ctx, st)
	return parts, errors.Join(err, st.Close())
}

func sqliteSchema(ctx context.Context, st graph.Store) ([]string, error) {
	rows, err := st.Query(ctx, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid", nil)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		if s, ok := rows.Values()[0].(string); ok {
			out = append(out, s)
		}
	}
	return out, rows.Err()
}

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// schemer is a store that can say and check its schema; opening a store applies it.
type schemer interface {
	Schema() string
	CheckSchema(ctx context.Context) error
}

func (a *app) schemaCmd() *cobra.Command {
	c := &cobra.Command{Use: "schema", Short: "Apply, print or check the schema of the store", Args: a.subcommand, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	c.AddCommand(
		&cobra.Command{Use: "apply", Short: "Create or bring up to date what the store needs", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withSchema(cmd.Context(), func(schemer) error { fmt.Fprintln(a.stdout, "schema is up to date"); return nil })
		}},
		&cobra.Command{Use: "print", Short: "Print the schema", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withSchema(cmd.Context(), func(s schemer) error { fmt.Fprintln(a.stdout, s.Schema()); return nil })
		}},
		&cobra.Command{Use: "check", Short: "Check that the store has the schema it needs", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withSchema(cmd.Context(), func(s schemer) error {
				if err := s.CheckSchema(cmd.Context()); err != nil {
					return err
				}
				fmt.Fprintln(a.stdout, "schema is as it should be")
				return nil
			})
		}},
	)
	return c
}

func (a *app) withSchema(ctx context.Context, do func(schemer) error) error {
	st, err := a.openStore(ctx, false)
	if err != nil {
		return err
	}
	defer st.Close()
	s, ok := st.(schemer)
	if !ok {
		return fmt.Errorf("store %s keeps its schema by itself", a.settings.Store)
	}
	return do(s)
}

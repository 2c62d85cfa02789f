package main

import (
	"context"
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"policygraph/graph"
)

func (a *app) docCmd() *cobra.Command {
	c := &cobra.Command{Use: "doc", Short: "List, show or delete documents", Args: a.subcommand, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	list := &cobra.Command{
		Use: "list", Short: "List documents and inputs that failed", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.docList(cmd.Context()) },
	}
	var raw bool
	show := &cobra.Command{
		Use: "show ID", Short: "Print a document's clean text, or the raw page", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.docShow(cmd.Context(), args[0], raw) },
	}
	show.Flags().BoolVar(&raw, "raw", false, "print the page as it was read, byte for byte")
	var dry bool
	del := &cobra.Command{
		Use: "delete ID…", Short: "Delete documents, and what no other document supports", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.docDelete(cmd.Context(), args, dry) },
	}
	del.Flags().BoolVar(&dry, "dry-run", false, "say what would fall, and delete nothing")
	c.AddCommand(list, show, del)
	return c
}

func (a *app) docList(ctx context.Context) error {
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return err
	}
	defer st.Close()
	t := table.NewWriter()
	t.SetOutputMirror(a.stdout)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"id", "date", "outlet", "title", "place", "source"})
	n := 0
	for d, err := range st.Documents(ctx) {
		if err != nil {
			return err
		}
		n++
		title := short(d.Title, 36)
		if d.Genre != "" {
			title += " [" + d.Genre + "]"
		}
		t.AppendRow(table.Row{d.ID, orDash(d.Date), orDash(d.Outlet), title, orDash(d.Place), d.Source})
	}
	t.Render()
	rows, err := st.Ledger(ctx)
	if err != nil {
		return err
	}
	failed := 0
	for _, r := range rows {
		if r.State == graph.Failed {
			if failed++; failed == 1 {
				fmt.Fprintln(a.stdout, "failed:")
			}
			fmt.Fprintf(a.stdout, "  %s: %s\n", r.Key, r.Reason)
		}
	}
	fmt.Fprintf(a.stdout, "%d documents, %d inputs failed\n", n, failed)
	return nil
}

func (a *app) docShow(ctx context.Context, id string, raw bool) error {
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return err
	}
	defer st.Close()
	d, err := st.Document(ctx, id)
	if err != nil {
		return err
	}
	if raw {
		if len(d.Raw) == 0 {
			return fmt.Errorf("document %s: the raw page was not kept (keep-raw was off); it came from %s", id, d.Source)
		}
		_, err = a.stdout.Write(d.Raw)
		return err
	}
	for _, f := range [][2]string{{"id", d.ID}, {"title", d.Title}, {"outlet", d.Outlet}, {"date", d.Date}, {"place", d.Place}, {"url", d.URL}, {"source", d.Source}, {"genre", d.Genre}} {
		if f[1] != "" {
			a.say("%-7s %s", f[0], f[1])
		}
	}
	_, err = fmt.Fprintln(a.stdout, d.Text)
	return err
}

func (a *app) docDelete(ctx context.Context, ids []string, dry bool) error {
	st, err := a.openStore(ctx, toChange)
	if err != nil {
		return err
	}
	defer st.Close()
	gone, err := st.Delete(ctx, dry, ids...)
	if err != nil {
		return err
	}
	verb := "deleted"
	if dry {
		verb = "would delete"
	}
	fmt.Fprintf(a.stdout, "%s %d documents, %d statements, %d entities; %d entities stand on other documents\n", verb, gone.Documents, gone.Statements, gone.Entities, gone.Kept)
	return nil
}

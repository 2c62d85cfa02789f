package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"policygraph/config"
	"policygraph/queries"
)

// queryFlags are the flags of query that are no settings.
type queryFlags struct {
	format              string
	showCypher, showSQL bool
	wide, bom, zh       bool
}

func (a *app) queryCmd() *cobra.Command {
	var f queryFlags
	c := &cobra.Command{
		Use: "query [NAME] [KEY=VALUE …]", Short: "Ask a canned question; without a name, list them",
		Long:    "Ask a canned question. Without a name the catalogue is listed; `policygraph query NAME --help` explains one.",
		Example: "  policygraph query\n  policygraph query who-holds org=福州市委\n  policygraph query directives-to org=福州高新区 --format csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.query(cmd.Context(), args, f)
		},
	}
	c.Flags().StringVar(&f.format, "format", "table", strings.Join(queries.Formats, ", "))
	c.Flags().BoolVar(&f.showCypher, "show-cypher", false, "print the Cypher with its parameters, ready for Neo4j Browser, instead of running it")
	c.Flags().BoolVar(&f.showSQL, "show-sql", false, "print the SQL with its parameters instead of running it")
	c.Flags().BoolVar(&f.wide, "wide", false, "table: do not wrap, show ids and all sentences")
	c.Flags().BoolVar(&f.bom, "bom", false, "csv: begin with a byte order mark, for spreadsheets")
	c.Flags().BoolVar(&f.zh, "zh", false, "column heads in Chinese")
	config.AddFlags(c.Flags(), "queries")
	plain := c.HelpFunc()
	c.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if name := firstName(args); name != "" {
			if err := a.configure(cmd); err == nil {
				if q, err := a.question(name); err == nil {
					a.explain(q)
					return
				}
			}
		}
		plain(cmd, args)
	})
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return a.complete(args), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return c
}

// firstName is the first argument of the help function that is no flag nor the command itself.
func firstName(args []string) string {
	for _, s := range args {
		if s != "query" && !strings.HasPrefix(s, "-") && !strings.Contains(s, "=") {
			return s
		}
	}
	return ""
}

func (a *app) catalogue() (*queries.Catalogue, error) {
	if a.settings.Queries == "" {
		return queries.Load()
	}
	if _, err := os.Stat(a.settings.Queries); err != nil {
		return nil, fmt.Errorf("read questions: %w", err)
	}
	return queries.Load([]fs.FS{os.DirFS(a.settings.Queries)}...)
}

func (a *app) question(name string) (*queries.Question, error) {
	cat, err := a.catalogue()
	if err != nil {
		return nil, err
	}
	return cat.Get(name)
}

func (a *app) query(ctx context.Context, args []string, f queryFlags) error {
	if len(args) == 0 {
		return a.listQuestions()
	}
	q, err := a.question(args[0])
	if err != nil {
		return err
	}
	params := map[string]string{}
	for _, s := range args[1:] {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return fmt.Errorf("parameter %q: write KEY=VALUE; `policygraph query %s --help` lists them", s, q.Name)
		}
		params[k] = v
	}
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return err
	}
	defer st.Close()
	if f.showCypher || f.showSQL {
		dialect := "cypher"
		if f.showSQL {
			dialect = "sql"
		}
		bound, notes, err := q.Bind(ctx, st, params)
		if err != nil {
			return err
		}
		for _, n := range notes {
			a.say("note: %s", n)
		}
		return paste(a.stdout, q, dialect, bound)
	}
	answer, err := q.Run(ctx, st, params)
	if err != nil {
		return err
	}
	for _, n := range answer.Notes {
		a.say("note: %s", n)
	}
	width := columns(a.stdout)
	sum, err := queries.Render(a.stdout, answer, f.format, queries.Options{Width: width, Wide: f.wide, BOM: f.bom, Zh: f.zh})
	if err != nil {
		return err
	}
	if f.format != "table" && f.format != "markdown" {
		a.say("%s", sum)
	}
	return nil
}

func (a *app) listQuestions() error {
	cat, err := a.catalogue()
	if err != nil {
		return err
	}
	t := table.NewWriter()
	t.SetOutputMirror(a.stdout)
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"question", "asks", "问", "parameters"})
	for _, q := range cat.List() {
		var names []string
		for _, p := range q.Params {
			n := p.Name
			if p.Required {
				n += "*"
			}
			names = append(names, n)
		}
		t.AppendRow(table.Row{q.Name, q.Title.En, q.Title.Zh, strings.Join(names, " ")})
	}
	t.Render()
	fmt.Fprintln(a.stdout, "* must be given. `policygraph query NAME --help` explains one.")
	return nil
}

// explain prints what a question is for, its parameters and columns.
func (a *app) explain(q *queries.Question) {
	w := a.stdout
	fmt.Fprintf(w, "%s\n%s\n\n%s\n%s\n\nParameters\n", q.Title.En, q.Title.Zh, q.Purpose.En, q.Purpose.Zh)
	for _, p := range q.Params {
		more := string(p.Kind)
		if len(p.Labels) > 0 {
			var l []string
			for _, x := range p.Labels {
				l = append(l, strings.ToLower(string(x)))
			}
			sort.Strings(l)
			more = "name of " + strings.Join(l, " or ")
		}
		if p.Required {
			more += ", must be given"
		}
		if p.Default != "" {
			more += ", default " + p.Default
		}
		fmt.Fprintf(w, "  %-12s %s (%s)\n", p.Name, p.Help.En, more)
	}
	fmt.Fprintln(w, "\nColumns")
	for _, c := range q.Columns {
		fmt.Fprintf(w, "  %-16s %s\n", c.Name, c.Type)
	}
	for i, e := range q.Examples {
		if i == 0 {
			fmt.Fprintln(w, "\nExamples")
		}
		fmt.Fprintf(w, "  policygraph query %s\n", e)
	}
}

// complete offers question names, then parameters.
func (a *app) complete(args []string) []string {
	cat, err := queries.Load()
	if err != nil {
		return nil
	}
	var out []string
	if len(args) == 0 {
		for _, q := range cat.List() {
			out = append(out, q.Name+"\t"+q.Title.En)
		}
		return out
	}
	q, err := cat.Get(args[0])
	if err != nil {
		return nil
	}
	for _, p := range q.Params {
		out = append(out, p.Name+"=\t"+p.Help.En)
	}
	return out
}

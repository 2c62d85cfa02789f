package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"policygraph/config"
	"policygraph/graph"
)

// Exit codes, a contract with scripts.
const (
	exitOK          = 0
	exitUsage       = 1
	exitDocuments   = 2 // some documents failed
	exitStore       = 3 // the store cannot be reached
	exitInterrupted = 130
)

// app is one run of the program with its streams.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	stop           chan struct{} // closed at the first interrupt

	settings   config.Settings
	sources    []config.Source
	configFile string
	log        *slog.Logger
}

// exitError carries an exit code; silent errors have been told already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// run executes one command line and returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.log = slog.New(slog.NewTextHandler(a.stderr, nil))
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var x *exitError
	code := exitUsage
	if errors.As(err, &x) {
		code = x.code
		err = x.err
	} else {
		switch graph.CodeOf(err) {
		case graph.EUNAVAILABLE, graph.EFORBIDDEN, graph.ECONFLICT:
			code = exitStore
		}
	}
	if errors.Is(err, context.Canceled) || a.stopped() && code == exitUsage {
		code = exitInterrupted
	}
	if err != nil {
		a.complain("policygraph", err)
	}
	return code
}

// complain says what went wrong with one thing, an input or the whole run, in one line.
func (a *app) complain(what string, reason error) {
	if a.settings.LogFormat == "json" {
		a.log.Error(reason.Error(), "of", what)
		return
	}
	a.say("%s: %v", what, reason)
}

func (a *app) stopped() bool {
	select {
	case <-a.stop:
		return true
	default:
		return false
	}
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "policygraph",
		Short:         "Chinese policy reports in, a graph with proof out",
		Long:          "policygraph reads Chinese policy reports into a graph of who holds which post, who demanded what of whom,\nand which companies and parks are involved, each fact with the sentence that proves it.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	root.SuggestionsMinimumDistance = 3
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVar(&a.configFile, "config", "", "settings file (default ./"+config.FileName+")")
	config.AddFlags(root.PersistentFlags(), "store", "log-format", "wait-store", "neo4j.user", "neo4j.password-file", "neo4j.database", "neo4j.ca-file", "neo4j.pool", "neo4j.timeout", "neo4j.retry-time")
	for _, c := range []func() *cobra.Command{a.ingestCmd, a.extractCmd, a.queryCmd, a.showCmd, a.docCmd, a.evalCmd, a.schemaCmd, a.configCmd, a.versionCmd, a.manCmd} {
		root.AddCommand(c())
	}
	return root
}

// configure reads the settings before a command runs.
func (a *app) configure(cmd *cobra.Command) error {
	if cmd.Name() == "version" || cmd.Name() == "man" || cmd.Name() == "help" || cmd.Parent() != nil && cmd.Parent().Name() == "completion" {
		return nil
	}
	var err error
	a.settings, a.sources, err = config.Load(cmd.Flags(), a.configFile)
	if err != nil {
		return err
	}
	if a.settings.LogFormat == "json" {
		a.log = slog.New(slog.NewJSONHandler(a.stderr, nil))
	}
	return nil
}

// columns is how wide a table may be: the terminal's width, else what COLUMNS asks for, else 0 for any.
func columns(w io.Writer) int {
	if width, ok := terminal(w); ok {
		return width
	}
	n, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || n < 20 {
		return 0
	}
	return n
}

// terminal tells whether w is a terminal and how wide it is.
func terminal(w io.Writer) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	return width, err == nil
}

// say prints one line to standard error.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.stderr, format+"\n", args...) }

// subcommand refuses an argument that is no subcommand, with the nearest right one.
func (a *app) subcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	msg := ""
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		msg = "; did you mean " + strings.Join(near, ", ") + "?"
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], cmd.CommandPath(), msg)
}

// flagError names the flag that a wrong one is nearest to.
func flagError(cmd *cobra.Command, err error) error {
	_, wrong, ok := strings.Cut(err.Error(), "unknown flag: --")
	if !ok {
		return fmt.Errorf("%w; see policygraph %s --help", err, cmd.Name())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := config.Nearest(wrong, names); near != "" {
		return fmt.Errorf("%w; did you mean --%s?", err, near)
	}
	return fmt.Errorf("%w; see policygraph %s --help", err, cmd.Name())
}

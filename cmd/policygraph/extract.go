package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"policygraph/config"
	"policygraph/ingest"
	"policygraph/ingest/doc"
	"policygraph/ingest/source"
)

func (a *app) extractCmd() *cobra.Command {
	var evidence bool
	c := &cobra.Command{
		Use: "extract PATH…", Short: "Read reports and print their facts as JSON lines; touches no store", Args: cobra.MinimumNArgs(1),
		Long:    "Read reports and print what each says as one JSON object a line, in the form of docs/guideline.md.\nPATH is a file, a folder, or - for standard input. Answers come in the order of the input, with its ids.",
		Example: "  policygraph extract testdata/gold/reports.jsonl\n  cat page.html | policygraph extract --evidence -",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.extract(cmd.Context(), args, evidence)
		},
	}
	c.Flags().BoolVar(&evidence, "evidence", false, "add to each fact its sentence and offsets into the clean text")
	config.AddFlags(c.Flags(), "workers", "max-file", "exclude")
	return c
}

// extracted is one answer, or why there is none.
type extracted struct {
	line []byte
	key  string
	err  error
}

// extract reads inputs side by side and prints the answers in order.
func (a *app) extract(ctx context.Context, paths []string, evidence bool) error {
	o := source.Options{Exclude: a.settings.Exclude, MaxFile: a.settings.MaxFile, Stdin: a.stdin}
	if err := o.Check(); err != nil {
		return err
	}
	if err := a.pathsExist(paths); err != nil {
		return err
	}
	rd := ingest.NewReader()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	slots := make(chan chan extracted, a.settings.Workers) // answers in order, each slot filled when ready
	go func() {
		defer close(slots)
		for raw := range source.Open(ctx, paths, o) {
			if a.stopped() {
				return
			}
			slot := make(chan extracted, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			go func() { slot <- extractOne(rd, raw, evidence) }()
		}
	}()
	err := a.printExtracted(slots)
	if a.stopped() {
		err = errors.Join(err, context.Canceled)
	}
	return err
}

func extractOne(rd *ingest.FullReader, raw doc.Raw, evidence bool) (out extracted) {
	out.key = raw.Key
	defer func() {
		if p := recover(); p != nil {
			out.err = fmt.Errorf("reader broke on this input: %v", p)
		}
	}()
	d, f, err := rd.Read(raw)
	if err != nil {
		out.err = err
		return out
	}
	if evidence {
		out.line, out.err = json.Marshal(withEvidence(d, f))
		return out
	}
	out.line, out.err = json.Marshal(f)
	return out
}

func (a *app) printExtracted(slots <-chan chan extracted) error {
	w := bufio.NewWriter(a.stdout)
	defer w.Flush()
	failed := 0
	for slot := range slots {
		x := <-slot
		if x.err != nil {
			failed++
			a.complain(x.key, x.err)
			continue
		}
		if _, err := w.Write(append(x.line, '\n')); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
		if len(slots) == 0 { // nothing waits: let the reader of a pipe have it
			if err := w.Flush(); err != nil {
				return fmt.Errorf("write answer: %w", err)
			}
		}
	}
	if failed > 0 {
		return &exitError{code: exitDocuments}
	}
	return nil
}

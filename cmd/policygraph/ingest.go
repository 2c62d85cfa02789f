package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"policygraph/config"
	"policygraph/graph"
	"policygraph/ingest"
	"policygraph/ingest/doc"
	"policygraph/ingest/source"
)

// ingestFlags are the flags of ingest that are no settings.
type ingestFlags struct {
	fresh, dryRun, retryFailed bool
	limit, sample              int
	seed                       uint64
}

func (a *app) ingestCmd() *cobra.Command {
	var f ingestFlags
	c := &cobra.Command{
		Use: "ingest PATH…", Short: "Read reports into the store", Args: cobra.MinimumNArgs(1),
		Long: "Read reports into the store: files, folders (whole trees), JSONL, or - for standard input.\n" +
			"The same command again goes on where it stopped and reads nothing twice; what changed is read again.\n" +
			"Exit code 0: all read; 2: some inputs failed, each named with its reason; 3: the store cannot be reached.",
		Example: "  policygraph ingest reports/ --exclude 'drafts/*'\n  policygraph ingest testdata/gold --store sqlite:policygraph.db",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.ingest(cmd.Context(), args, f) },
	}
	fl := c.Flags()
	fl.BoolVar(&f.fresh, "fresh", false, "drop everything in the store first, and say what is dropped")
	fl.BoolVar(&f.dryRun, "dry-run", false, "read nothing into the store: count inputs by kind and estimate the time")
	fl.BoolVar(&f.retryFailed, "retry-failed", false, "read again what failed before, though it is unchanged")
	fl.IntVar(&f.limit, "limit", 0, "stop after this many inputs")
	fl.IntVar(&f.sample, "sample", 0, "read this many inputs, drawn at random")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of --sample")
	config.AddFlags(fl, "workers", "batch", "max-file", "exclude", "keep-raw")
	return c
}

func (a *app) ingest(ctx context.Context, paths []string, f ingestFlags) error {
	o := source.Options{Exclude: a.settings.Exclude, MaxFile: a.settings.MaxFile, Stdin: a.stdin}
	if err := o.Check(); err != nil {
		return err
	}
	if err := a.pathsExist(paths); err != nil {
		return err
	}
	in := a.inputs(ctx, paths, o, f)
	if f.dryRun {
		return a.dryRun(ctx, in)
	}
	st, err := a.openStore(ctx, toFill)
	if err != nil {
		return err
	}
	defer st.Close()
	if f.fresh {
		if err := a.dropAll(ctx, st); err != nil {
			return err
		}
	}
	base, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("find the working folder: %w", err)
	}
	rd := ingest.NewReader()
	bar, progress := a.progress()
	sum, err := ingest.Run(ctx, in, rd, st, ingest.Options{
		Workers: a.settings.Workers, Batch: a.settings.Batch, Base: base, Version: ingest.ReaderVersion, RetryFailed: f.retryFailed, Again: f.fresh, KeepRaw: a.settings.KeepRaw,
		Stop: a.stop, Progress: progress,
	})
	bar()
	if errors.Is(err, context.Canceled) {
		sum.Stopped, err = true, nil
	}
	if err != nil {
		return fmt.Errorf("%d documents were stored before: %w", sum.Done, err)
	}
	return a.summarise(context.WithoutCancel(ctx), st, sum)
}

// pathsExist refuses a command of which no path is there: a slip of the pen, not a bad document.
func (a *app) pathsExist(paths []string) error {
	var missing []string
	for _, p := range paths {
		if _, err := os.Lstat(p); p != source.Stdin && errors.Is(err, os.ErrNotExist) {
			missing = append(missing, p)
		}
	}
	if len(missing) == len(paths) {
		return fmt.Errorf("no such file or folder: %s", strings.Join(missing, ", "))
	}
	return nil
}

// inputs applies --limit and --sample. A sample is drawn by reservoir, then read in the order of the input.
func (a *app) inputs(ctx context.Context, paths []string, o source.Options, f ingestFlags) iter.Seq[doc.Raw] {
	all := source.Open(ctx, paths, o)
	switch {
	case f.sample > 0:
		return sampled(all, f.sample, f.seed)
	case f.limit > 0:
		return limited(all, f.limit)
	}
	return all
}

func limited(in iter.Seq[doc.Raw], n int) iter.Seq[doc.Raw] {
	return func(yield func(doc.Raw) bool) {
		k := 0
		for raw := range in {
			if k++; !yield(raw) || k == n {
				return
			}
		}
	}
}

func sampled(in iter.Seq[doc.Raw], n int, seed uint64) iter.Seq[doc.Raw] {
	return func(yield func(doc.Raw) bool) {
		type kept struct {
			at  int
			raw doc.Raw
		}
		rnd := rand.New(rand.NewPCG(seed, 0))
		var pool []kept
		seen := 0
		for raw := range in {
			if len(pool) < n {
				pool = append(pool, kept{seen, raw})
			} else if k := rnd.IntN(seen + 1); k < n {
				pool[k] = kept{seen, raw}
			}
			seen++
		}
		sort.Slice(pool, func(i, j int) bool { return pool[i].at < pool[j].at })
		for _, k := range pool {
			if !yield(k.raw) {
				return
			}
		}
	}
}

// dropAll empties the store.
func (a *app) dropAll(ctx context.Context, st graph.Store) error {
	var ids []string
	for d, err := range st.Documents(ctx) {
		if err != nil {
			return err
		}
		ids = append(ids, d.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	gone, err := st.Delete(ctx, false, ids...)
	if err != nil {
		return err
	}
	a.say("--fresh: dropped %d documents, %d statements, %d entities", gone.Documents, gone.Statements, gone.Entities)
	return nil
}

// progress shows a bar on a terminal and nothing elsewhere.
func (a *app) progress() (done func(), report func(ingest.Progress)) {
	if _, ok := terminal(a.stderr); !ok || os.Getenv("TERM") == "dumb" || a.settings.LogFormat == "json" {
		return func() {}, nil
	}
	p := mpb.New(mpb.WithOutput(a.stderr), mpb.WithWidth(40), mpb.WithAutoRefresh())
	var failed atomic.Int64 // the bar draws itself from another goroutine
	bar := p.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(decor.CurrentNoUnit("%d inputs ")), mpb.AppendDecorators(
		decor.Any(func(decor.Statistics) string { return fmt.Sprintf("%d failed ", failed.Load()) }),
		decor.AverageSpeed(0, "%.0f/s "), decor.Elapsed(decor.ET_STYLE_GO),
	))
	return func() { bar.SetTotal(-1, true); p.Wait() }, func(g ingest.Progress) {
		failed.Store(int64(g.Failed))
		bar.SetCurrent(int64(g.Seen))
	}
}

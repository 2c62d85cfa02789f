package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/config"
	"policygraph/ingest"
	"policygraph/internal/eval"
)

// evalFlags are the flags of eval that are no settings.
type evalFlags struct {
	damaged, predicted, misses, golden string
	causes, calibration, split         bool
	held, tuned                        bool
	floors                             []string
}

func (a *app) evalCmd() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use: "eval GOLD…", Short: "Precision, recall and F1 by kind on reports whose facts are known", Args: cobra.MinimumNArgs(1),
		Long: "Read reports whose facts are known and print precision, recall and F1 by kind of fact.\n" +
			"GOLD is JSON lines {\"id\",\"title\",\"outlet\",\"date\",\"text\",\"gold\":{…}}, gold in the form of docs/guideline.md.\n" +
			"Exit code 1 where a --min is not reached or a score fell below --golden; 2: some reports could not be read.",
		Example: "  policygraph eval testdata/gold/reports.jsonl --misses posts\n" +
			"  policygraph eval testdata/gold/reports.jsonl --damaged testdata/gold/noisy --min officials=0.95",
		RunE: func(cmd *cobra.Command, args []string) error { return a.eval(cmd.Context(), args, f) },
	}
	fl := c.Flags()
	fl.StringVar(&f.damaged, "damaged", "", "folder with damaged forms of the reports, ID.kind.ext: read these instead")
	fl.StringVar(&f.predicted, "predicted", "", "judge the facts of this file, as extract prints them, instead of reading")
	fl.StringVar(&f.misses, "misses", "", "list what was missed (-) and wrongly given (+) of this kind, with cause and sentence")
	fl.BoolVar(&f.causes, "causes", false, "count what was missed and wrongly given by cause")
	fl.BoolVar(&f.calibration, "calibration", false, "show how many facts were right by their confidence")
	fl.StringArrayVar(&f.floors, "min", nil, "KIND=F1: exit code 1 below it; may be repeated")
	fl.BoolVar(&f.held, "held", false, "only the reports held out from tuning (see docs/evaluation.md)")
	fl.BoolVar(&f.tuned, "tuned", false, "only the reports used for tuning")
	fl.BoolVar(&f.split, "split", false, "add columns with F1 of tuned and held-out reports")
	fl.StringVar(&f.golden, "golden", "", "compare with the scores in this file; with --damaged clean and damaged forms both")
	c.MarkFlagsMutuallyExclusive("held", "tuned", "split")
	c.MarkFlagsMutuallyExclusive("damaged", "predicted")
	c.MarkFlagsMutuallyExclusive("golden", "predicted")
	config.AddFlags(fl, "workers")
	return c
}

// evalSet is one set as it is judged.
type evalSet struct {
	name string
	docs []eval.Doc
}

func (a *app) eval(ctx context.Context, paths []string, f evalFlags) error {
	floors, err := parseFloors(f.floors)
	if err != nil {
		return err
	}
	if f.misses != "" && !eval.Known(f.misses) {
		return fmt.Errorf("--misses %s: no such kind of fact; the kinds are %s", f.misses, strings.Join(eval.Kinds, ", "))
	}
	if err := a.pathsExist(paths); err != nil {
		return err
	}
	var golden eval.Golden
	if f.golden != "" {
		if golden, err = eval.LoadGolden(f.golden); err != nil {
			return err
		}
	}
	sets, unread, err := a.evalSets(ctx, paths, f)
	if err != nil {
		return err
	}
	short := false
	for _, s := range sets {
		if len(sets) > 1 && !f.split && golden == nil {
			fmt.Fprintf(a.stdout, "== %s\n", s.name)
		}
		bad, err := a.printSet(s, f, floors, golden)
		if err != nil {
			return err
		}
		short = short || bad
	}
	switch {
	case short:
		return &exitError{code: exitUsage}
	case unread > 0:
		return &exitError{code: exitDocuments}
	}
	return nil
}

// evalSets reads each gold file by itself and answers how many reports could not be read.
func (a *app) evalSets(ctx context.Context, paths []string, f evalFlags) (sets []evalSet, unread int, err error) {
	rd := ingest.NewReader()
	read := func(name string, cases []eval.Case) error {
		docs, err := eval.Read(ctx, rd, cases, a.settings.Workers)
		if err != nil {
			return err
		}
		for _, d := range docs {
			if d.Err != nil {
				unread++
				a.complain(d.ID, d.Err)
			}
		}
		sets = append(sets, evalSet{name, docs})
		return nil
	}
	for _, path := range paths {
		cases, err := eval.LoadGold(path)
		if err != nil {
			return nil, 0, err
		}
		if f.held || f.tuned {
			cases = eval.Keep(cases, func(id string) bool { return eval.HeldOut(id) == f.held })
		}
		name := filepath.Base(path)
		if f.predicted != "" {
			facts, err := eval.LoadFacts(f.predicted)
			if err != nil {
				return nil, 0, err
			}
			sets = append(sets, evalSet{name, eval.Given(cases, facts)})
			continue
		}
		if f.damaged == "" || f.golden != "" {
			if err := read(name+", clean", cases); err != nil {
				return nil, 0, err
			}
		}
		if f.damaged != "" {
			damaged, _, err := eval.Damaged(cases, f.damaged)
			if err != nil {
				return nil, 0, err
			}
			if len(damaged) == 0 {
				return nil, 0, fmt.Errorf("%s has no file named ID.kind.ext for a report of %s", f.damaged, path)
			}
			if err := read(name+", damaged", damaged); err != nil {
				return nil, 0, err
			}
		}
	}
	return sets, unread, nil
}

// printSet prints what was asked for of one set and tells whether it falls short.
func (a *app) printSet(s evalSet, f evalFlags, floors []floor, golden eval.Golden) (short bool, err error) {
	if f.misses != "" {
		eval.PrintMisses(a.stdout, eval.Misses(s.docs, f.misses))
	}
	section := eval.NewSection(s.name, s.docs)
	if f.split || golden != nil {
		section.Print(a.stdout)
	} else {
		section.All.Print(a.stdout)
		eval.PrintCleaning(a.stdout, section.Cleaning)
	}
	if f.causes {
		fmt.Fprintln(a.stdout)
		kinds := eval.Kinds
		if f.misses != "" {
			kinds = []string{f.misses}
		}
		eval.PrintCauses(a.stdout, s.docs, kinds)
	}
	if f.calibration {
		fmt.Fprintln(a.stdout)
		eval.PrintCalibration(a.stdout, eval.Calibration(s.docs))
	}
	for _, m := range floors {
		if got := section.All.Row(m.kind).F1(); got < m.f1 {
			short = true
			fmt.Fprintf(a.stdout, "falls short: %s=%s, got %.3f\n", m.kind, m.said, got)
		}
	}
	if golden != nil {
		changes, err := golden.Against(section)
		if err != nil {
			return false, err
		}
		for _, c := range changes {
			word := "moved"
			if c.Lost() {
				word, short = "lost", true
			}
			fmt.Fprintf(a.stdout, "%s: %v\n", word, c)
		}
		fmt.Fprintln(a.stdout)
	}
	return short, nil
}

// floor is the least F1 of a kind.
type floor struct {
	kind string
	f1   float64
	said string // the number as it was written
}

func parseFloors(args []string) ([]floor, error) {
	var out []floor
	for _, s := range args {
		kind, number, _ := strings.Cut(s, "=")
		f1, err := strconv.ParseFloat(number, 64)
		switch {
		case !eval.Known(kind):
			return nil, fmt.Errorf("--min %s: no such kind of fact; the kinds are %s", s, strings.Join(eval.Kinds, ", "))
		case err != nil || !(f1 >= 0 && f1 <= 1):
			return nil, fmt.Errorf("--min %s: say KIND=F1 with F1 between 0 and 1, as in posts=0.9", s)
		}
		out = append(out, floor{kind, f1, number})
	}
	return out, nil
}

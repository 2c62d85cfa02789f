package queries

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"policygraph/graph"
)

//go:embed header cypher sql
var embedded embed.FS

// Catalogue is a set of questions by name.
type Catalogue struct {
	list   []*Question
	byName map[string]*Question
}

// Load reads the embedded questions and those of the user's folders; a user's question of the same
// name takes the embedded one's place. A folder holds NAME.yaml (or header/NAME.yaml) and, beside it or
// in cypher/ and sql/, NAME.cypher, NAME.sql or both. Everything wrong is reported at once, each with
// file, line and reason, and nothing is loaded then.
func Load(user ...fs.FS) (*Catalogue, error) {
	c := &Catalogue{byName: map[string]*Question{}}
	var problems []error
	for _, fsys := range append([]fs.FS{embedded}, user...) {
		qs, errs := loadFolder(fsys)
		problems = append(problems, errs...)
		for _, q := range qs {
			c.byName[q.Name] = q
		}
	}
	if len(problems) > 0 {
		return nil, &graph.Error{Code: graph.EINVALID, Op: "load questions", Err: errors.Join(problems...)}
	}
	for _, q := range c.byName {
		c.list = append(c.list, q)
	}
	slices.SortFunc(c.list, func(a, b *Question) int { return strings.Compare(a.Name, b.Name) })
	return c, nil
}

// List returns all questions ordered by name.
func (c *Catalogue) List() []*Question { return c.list }

// Get returns the question of that name; the error (ENOTFOUND) names the nearest right ones.
func (c *Catalogue) Get(name string) (*Question, error) {
	if q := c.byName[name]; q != nil {
		return q, nil
	}
	return nil, graph.Errorf(graph.ENOTFOUND, "find question", name, "no such question%s", didYouMean(c.Nearest(name)))
}

// Nearest returns up to three names of questions that resemble name, best first.
func (c *Catalogue) Nearest(name string) []string {
	var names []string
	for _, q := range c.list {
		names = append(names, q.Name)
	}
	return nearest(strings.ReplaceAll(name, "_", "-"), names, 3)
}

func loadFolder(fsys fs.FS) ([]*Question, []error) {
	var files []string
	for _, dir := range []string{".", "header"} {
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil {
			if dir == "." {
				return nil, []error{fmt.Errorf("read folder of questions: %w", err)}
			}
			continue
		}
		for _, e := range entries {
			if x := path.Ext(e.Name()); !e.IsDir() && (x == ".yaml" || x == ".yml") {
				files = append(files, path.Join(dir, e.Name()))
			}
		}
	}
	var out []*Question
	var errs []error
	for _, f := range files {
		q, err := loadQuestion(fsys, f)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, q)
	}
	if len(files) == 0 {
		errs = append(errs, errors.New("folder of questions: no NAME.yaml in it"))
	}
	return out, errs
}

func loadQuestion(fsys fs.FS, file string) (*Question, error) {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if !nameRule.MatchString(name) {
		return nil, fmt.Errorf("%s:1: name of the question: small letters, digits and -", file)
	}
	q, err := parseHeader(file, text)
	if err != nil {
		return nil, err
	}
	q.Name = name
	for _, d := range []struct {
		ext  string
		into *string
	}{{"cypher", &q.Cypher}, {"sql", &q.SQL}} {
		at, body, err := readText(fsys, name, d.ext)
		if err != nil {
			return nil, err
		}
		if body == "" {
			continue
		}
		if err := checkText(q, d.ext, at, body); err != nil {
			return nil, err
		}
		*d.into = body
	}
	if q.Cypher == "" && q.SQL == "" {
		return nil, fmt.Errorf("%s:1: neither %s.cypher nor %s.sql beside it", file, name, name)
	}
	return q, nil
}

// readText finds NAME.ext beside the header or in the folder ext.
func readText(fsys fs.FS, name, ext string) (at, body string, err error) {
	for _, at := range []string{path.Join(ext, name+"."+ext), name + "." + ext} {
		b, err := fs.ReadFile(fsys, at)
		if err == nil {
			return at, string(b), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return at, "", fmt.Errorf("%s: %w", at, err)
		}
	}
	return "", "", nil
}

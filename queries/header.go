package queries

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"policygraph/graph"
)

// header is the YAML form of a question.
type header struct {
	Title      Text           `yaml:"title"`
	Purpose    Text           `yaml:"purpose"`
	Params     []headerParam  `yaml:"params"`
	Common     []string       `yaml:"common"` // from, to, as_of, limit
	RequireOne []string       `yaml:"require_one"`
	Columns    []headerColumn `yaml:"columns"`
	Network    *Network       `yaml:"network"`
	Examples   []string       `yaml:"examples"`
	WholeGraph bool           `yaml:"whole_graph"` // the question goes over the whole graph by its nature
}

type headerParam struct {
	Name     string        `yaml:"name"`
	Type     Kind          `yaml:"type"`
	Labels   []graph.Label `yaml:"labels"`
	Choices  []string      `yaml:"choices"`
	Required bool          `yaml:"required"`
	Default  string        `yaml:"default"`
	End      bool          `yaml:"end"`
	Help     Text          `yaml:"help"`
	line     int
}

type headerColumn struct {
	Name string     `yaml:"name"`
	Type ColumnType `yaml:"type"`
	Help Text       `yaml:"help"`
	line int
}

// commonParams mean the same in every question that lists them under common.
var commonParams = map[string]Param{
	"from": {Name: "from", Kind: DateParam, Help: Text{"only facts from this date on", "起始日期"}},
	"to":   {Name: "to", Kind: DateParam, End: true, Help: Text{"only facts up to this date", "截止日期"}},
	"as_of": {Name: "as_of", Kind: DateParam, End: true,
		Help: Text{"answer from what documents say up to this date", "以该日期之前的文档为准"}},
	"limit": {Name: "limit", Kind: IntParam, Default: "0", Help: Text{"at most so many rows; 0 for all", "最多行数，0 为全部"}},
}

var (
	nameRule   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	wordRule   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	paramKinds = []Kind{EntityParam, EntitiesParam, RegionParam, DateParam, IntParam, NumberParam, StringParam}
	colTypes   = []ColumnType{StringColumn, EntityColumn, IDColumn, DateColumn, IntColumn, NumberColumn, ListColumn}
)

func (p *headerParam) UnmarshalYAML(n *yaml.Node) error {
	type plain headerParam
	err := strict(n, (*plain)(p), "name", "type", "labels", "choices", "required", "default", "end", "help")
	if err != nil {
		return err
	}
	p.line = n.Line
	return nil
}

func (c *headerColumn) UnmarshalYAML(n *yaml.Node) error {
	type plain headerColumn
	if err := strict(n, (*plain)(c), "name", "type", "help"); err != nil {
		return err
	}
	c.line = n.Line
	return nil
}

// strict decodes a mapping and refuses keys other than the known: a nested decode does not inherit
// KnownFields from its decoder.
func strict(n *yaml.Node, out any, known ...string) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: expected a mapping", n.Line)
	}
	for i := 0; i < len(n.Content); i += 2 {
		if k := n.Content[i]; !slices.Contains(known, k.Value) {
			return fmt.Errorf("line %d: unknown key %q%s", k.Line, k.Value, didYouMean(nearest(k.Value, known, 1)))
		}
	}
	return n.Decode(out)
}

// parseHeader reads a header; errors name its line.
func parseHeader(file string, text []byte) (*Question, error) {
	var h header
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&h); err != nil {
		return nil, fmt.Errorf("%s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	q := &Question{Title: h.Title, Purpose: h.Purpose, RequireOne: h.RequireOne, Network: h.Network,
		Examples: h.Examples, Origin: file, seeks: !h.WholeGraph}
	fail := func(line int, format string, args ...any) error {
		return fmt.Errorf("%s:%d: %w", file, line, fmt.Errorf(format, args...))
	}
	if h.Title.En == "" || h.Title.Zh == "" {
		return nil, fail(1, "title needs en and zh")
	}
	for i := range h.Params {
		if err := q.addParam(&h.Params[i]); err != nil {
			return nil, fail(h.Params[i].line, "%w", err)
		}
	}
	for _, name := range h.Common {
		p, ok := commonParams[name]
		if !ok {
			return nil, fail(1, "common: no parameter %q (from, to, as_of, limit)", name)
		}
		q.Params = append(q.Params, p)
	}
	for i := range h.Columns {
		if err := q.addColumn(&h.Columns[i]); err != nil {
			return nil, fail(h.Columns[i].line, "%w", err)
		}
	}
	q.Columns = append(q.Columns,
		Column{Name: "docs", Type: IntColumn, Help: Text{"independent documents; reprints count once", "独立文档数"}},
		Column{Name: "evidence", Type: EvidenceColumn, Help: Text{"sentences that prove the row", "原文依据"}})
	return q, q.checkReferences(fail)
}

func (q *Question) addParam(p *headerParam) error {
	switch {
	case !wordRule.MatchString(p.Name):
		return fmt.Errorf("parameter name %q: small letters, digits and _", p.Name)
	case q.Param(p.Name) != nil || commonParams[p.Name].Name != "":
		return fmt.Errorf("parameter %q twice, or one of the common ones", p.Name)
	case !slices.Contains(paramKinds, p.Type):
		return fmt.Errorf("parameter %s: no type %q (%v)", p.Name, p.Type, paramKinds)
	case p.Required && p.Default != "":
		return fmt.Errorf("parameter %s: required and a default", p.Name)
	}
	entity := p.Type == EntityParam || p.Type == EntitiesParam
	if entity != (len(p.Labels) > 0) {
		return fmt.Errorf("parameter %s: labels belong to an entity, and an entity needs them", p.Name)
	}
	for _, l := range p.Labels {
		if !slices.Contains(graph.Labels, l) {
			return fmt.Errorf("parameter %s: no label %q (%v)", p.Name, l, graph.Labels)
		}
	}
	q.Params = append(q.Params, Param{Name: p.Name, Kind: p.Type, Labels: p.Labels, Choices: p.Choices,
		Required: p.Required, Default: p.Default, End: p.End, Help: p.Help, line: p.line})
	return nil
}

func (q *Question) addColumn(c *headerColumn) error {
	switch {
	case !wordRule.MatchString(c.Name):
		return fmt.Errorf("column name %q: small letters, digits and _", c.Name)
	case q.Column(c.Name) >= 0 || c.Name == "docs" || c.Name == "evidence":
		return fmt.Errorf("column %q twice; docs and evidence are always there", c.Name)
	case !slices.Contains(colTypes, c.Type):
		return fmt.Errorf("column %s: no type %q (%v)", c.Name, c.Type, colTypes)
	}
	q.Columns = append(q.Columns, Column{Name: c.Name, Type: c.Type, Help: c.Help})
	if c.Type == EntityColumn {
		q.Columns = append(q.Columns, Column{Name: c.Name + "_id", Type: IDColumn})
	}
	return nil
}

func (q *Question) checkReferences(fail func(int, string, ...any) error) error {
	for _, name := range q.RequireOne {
		if q.Param(name) == nil {
			return fail(1, "require_one: no parameter %q", name)
		}
	}
	if len(q.Columns) == 2 {
		return fail(1, "no columns")
	}
	if n := q.Network; n != nil {
		for _, c := range []string{n.Source, n.Target} {
			if i := q.Column(c); i < 0 || q.Columns[i].Type != EntityColumn {
				return fail(1, "network: %q is no entity column", c)
			}
		}
		for _, c := range []string{n.Weight, n.Label} {
			if c != "" && q.Column(c) < 0 {
				return fail(1, "network: no column %q", c)
			}
		}
	}
	return nil
}

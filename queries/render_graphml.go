package queries

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"policygraph/graph"
)

const graphMLHead = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="label" for="node" attr.name="label" attr.type="string"/>
`

// renderGraphML writes an answer that is a network: its entities as nodes, its rows as edges. Edges are
// streamed; of the nodes only the ids are kept.
func renderGraphML(w io.Writer, a *Answer, _ Options) error {
	n := a.Question.Network
	if n == nil {
		return graph.Errorf(graph.EINVALID, "write answer", "graphml", "%s is a list, not a network; take csv or json", a.Question.Name)
	}
	var b strings.Builder
	b.WriteString(graphMLHead)
	for i, c := range a.Columns {
		if t := graphMLType(c.Type); t != "" {
			fmt.Fprintf(&b, "<key id=\"e%d\" for=\"edge\" attr.name=%q attr.type=%q/>\n", i, c.Name, t)
		}
	}
	b.WriteString("<graph edgedefault=\"undirected\">\n")
	seen := map[string]bool{}
	count := 0
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		ends := [2]string{a.node(&b, row, n.Source, seen), a.node(&b, row, n.Target, seen)}
		count++
		fmt.Fprintf(&b, "<edge id=\"r%d\" source=%q target=%q>", count, ends[0], ends[1])
		for i, c := range a.Columns {
			if graphMLType(c.Type) != "" && row[i] != nil {
				fmt.Fprintf(&b, "<data key=\"e%d\">%s</data>", i, escapeXML(cell(row[i])))
			}
		}
		b.WriteString("</edge>\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	b.WriteString("</graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func (a *Answer) node(b *strings.Builder, row Row, col string, seen map[string]bool) string {
	i := a.Question.Column(col)
	id, _ := row[i+1].(string) // NAME_id stands right of an entity
	if !seen[id] {
		seen[id] = true
		fmt.Fprintf(b, "<node id=%q><data key=\"name\">%s</data><data key=\"label\">%s</data></node>\n", id,
			escapeXML(cell(row[i])), graph.LabelOf(id))
	}
	return id
}

func graphMLType(t ColumnType) string {
	switch t {
	case IntColumn:
		return "long"
	case NumberColumn:
		return "double"
	case StringColumn, DateColumn:
		return "string"
	}
	return ""
}

func escapeXML(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return strconv.Quote(s)
	}
	return b.String()
}

package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"policygraph/graph"
)

// maxIndexed is the longest text, in bytes, that goes into an index as it is: the server refuses about
// 8,000, and the whole transaction with it.
const maxIndexed = 4000

// Longer texts are kept whole in a property of the same name with "Long" behind it; the property itself
// holds their beginning and digest. cut stands between the two.
const (
	long = "Long"
	cut  = "…#"
)

// short is the form of a text that fits an index; different texts have different forms.
func short(s string) string {
	if len(s) <= maxIndexed && !strings.Contains(s, cut) {
		return s
	}
	head := s[:min(len(s), maxIndexed/8)]
	for !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	sum := sha256.Sum256([]byte(s))
	return head + cut + hex.EncodeToString(sum[:16])
}

func shorts(in []string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = short(s)
	}
	return out
}

// props are the properties of a node or relationship as the driver takes and gives them.
type props map[string]any

// put sets a property whose value is or may be indexed.
func (p props) put(key, value string) {
	p[key] = short(value)
	if p[key] != value {
		p[key+long] = value
	}
}

// add sets a property unless it is empty.
func (p props) add(key, value string) {
	if value != "" {
		p[key] = value
	}
}

func (p props) text(key string) string {
	if s, ok := p[key+long].(string); ok {
		return s
	}
	s, _ := p[key].(string)
	return s
}

func (p props) int(key string) int {
	n, _ := p[key].(int64)
	return int(n)
}

func (p props) float(key string) float64 {
	switch f := p[key].(type) {
	case float64:
		return f
	case int64: // someone else wrote it
		return float64(f)
	}
	return 0
}

func (p props) texts(key string) []string {
	list, _ := p[key].([]any)
	if len(list) == 0 {
		return nil
	}
	out := make([]string, 0, len(list))
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// labelOf is the label of the node that has the given id; what is no entity is a document.
func labelOf(id string) graph.Label {
	if l := graph.LabelOf(id); l != "" {
		return l
	}
	return graph.DocumentL
}

// docProps are the properties of a Document node, bodyProps those of its Archive node.
func docProps(d *graph.Document) props {
	p := props{"date": d.Date, "text": d.Text}
	p.put("id", d.ID)
	p.put("date", d.Date)
	for k, v := range map[string]string{"title": d.Title, "outlet": d.Outlet, "url": d.URL, "source": d.Source,
		"place": d.Place, "genre": d.Genre, "hash": d.Hash} {
		p.add(k, v)
	}
	return p
}

func document(p props) graph.Document {
	return graph.Document{ID: p.text("id"), Title: p.text("title"), Outlet: p.text("outlet"), Date: p.text("date"), URL: p.text("url"),
		Source: p.text("source"), Place: p.text("place"), Genre: p.text("genre"), Hash: p.text("hash"), Text: p.text("text")}
}

func statementProps(s *graph.Statement) props {
	p := props{"id": s.ID, "date": s.Date, "quote": s.Quote, "start": int64(s.Start), "end": int64(s.End), "confidence": s.Confidence}
	p.put("doc", s.Doc)
	p.add("title", s.Title)
	p.add("status", s.Status)
	p.add("act", s.Act)
	p.add("role", s.Role)
	for k, v := range map[string]int{"position": s.Position, "count": s.Count, "lag_days": s.LagDays} {
		if v != 0 {
			p[k] = int64(v)
		}
	}
	if s.Similarity != 0 {
		p["similarity"] = s.Similarity
	}
	return p
}

func statement(typ, from, to string, p props) graph.Statement {
	return graph.Statement{ID: p.text("id"), Type: graph.Type(typ), From: from, To: to, Doc: p.text("doc"), Date: p.text("date"),
		Quote: p.text("quote"), Start: p.int("start"), End: p.int("end"), Confidence: p.float("confidence"),
		Title: p.text("title"), Status: p.text("status"), Act: p.text("act"), Role: p.text("role"),
		Position: p.int("position"), Count: p.int("count"), LagDays: p.int("lag_days"), Similarity: p.float("similarity")}
}

func ledgerProps(r graph.LedgerRow) props {
	p := props{"state": r.State}
	p.put("key", r.Key)
	p.put("doc", r.Doc)
	p.add("hash", r.Hash)
	p.add("reason", r.Reason)
	p.add("version", r.Version)
	p.add("time", r.Time)
	return p
}

func ledgerRow(p props) graph.LedgerRow {
	return graph.LedgerRow{Key: p.text("key"), Doc: p.text("doc"), Hash: p.text("hash"), State: p.text("state"),
		Reason: p.text("reason"), Version: p.text("version"), Time: p.text("time")}
}

package queries

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/xuri/excelize/v2"

	"policygraph/graph"
)

// listRows is a store's answer from memory.
type listRows struct {
	cols []string
	rows [][]any
	at   int
}

func (r *listRows) Columns() []string { return r.cols }
func (r *listRows) Next() bool        { r.at++; return r.at <= len(r.rows) }
func (r *listRows) Values() []any     { return r.rows[r.at-1] }
func (r *listRows) Err() error        { return nil }
func (r *listRows) Close() error      { return nil }

// ledgerReader knows counts and ledger only.
type ledgerReader struct {
	graph.Reader
	docs, failed int
}

func (l ledgerReader) Counts(context.Context) (graph.Counts, error) {
	return graph.Counts{Documents: l.docs}, nil
}

func (l ledgerReader) Ledger(context.Context, ...string) ([]graph.LedgerRow, error) {
	return append(make([]graph.LedgerRow, 3), make([]graph.LedgerRow, l.failed)...), nil
}

const sentences = `[{"doc":"doc-2","date":"2020-11-14","quote":"林宝金,\"书记\"","start":3,"end":11},
 {"doc":"doc-1","date":"2020-11-13","quote":"福州市委书记林宝金","start":0,"end":9}]`

func testAnswer(rows ...[]any) *Answer {
	q := &Question{Name: "test", Network: &Network{Source: "official", Target: "org", Weight: "docs"}, Columns: []Column{
		{Name: "official", Type: EntityColumn, Help: Text{Zh: "人员"}}, {Name: "official_id", Type: IDColumn},
		{Name: "org", Type: EntityColumn}, {Name: "org_id", Type: IDColumn},
		{Name: "since", Type: DateColumn}, {Name: "posts", Type: ListColumn}, {Name: "share", Type: NumberColumn},
		{Name: "docs", Type: IntColumn}, {Name: "evidence", Type: EvidenceColumn}}}
	r := &listRows{rows: rows}
	a := &Answer{Question: q, Columns: q.Columns, ctx: context.Background(), reader: ledgerReader{docs: 12, failed: 2}, rows: r,
		Params: []Bound{{Name: "org", Given: "福州", Value: "ins-1", Shown: "福州市委"}, {Name: "to", Value: lastDate}}}
	for i, c := range q.Columns {
		r.cols, a.order = append(r.cols, c.Name), append(a.order, i)
	}
	return a
}

func twoRows() *Answer {
	return testAnswer(
		[]any{"林宝金", "off-1", "福州市委", "ins-1", "2020-11-13", `["书记","常委","书记"]`, 0.5, int64(2), sentences},
		[]any{"=HYPERLINK(1)", "off-2", "a|b<c>", "ins-1", nil, []any{}, nil, int64(1), []any{map[string]any{"doc": "doc-3", "quote": "-1", "start": int64(0), "end": int64(2)}}})
}

func render(t *testing.T, a *Answer, format string, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := Render(&b, a, format, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRenderTable(t *testing.T) {
	got := render(t, twoRows(), "table", Options{Width: 60})
	for _, line := range strings.Split(got, "\n") {
		if w := text.StringWidth(line); w > 60 {
			t.Errorf("a line of %d cells: %s", w, line)
		}
	}
	if !strings.HasSuffix(got, "\n2 rows\n") {
		t.Errorf("number of rows is not stated:\n%s", got)
	}
	if strings.Contains(got, "off-1") {
		t.Errorf("ids in the narrow table:\n%s", got)
	}
	want := `┌───────────────┬──────────┬────────────┬────────────┬───────┬──────┬───────────────────────────────────────────────┐
│ 人员          │ org      │ since      │ posts      │ share │ docs │ evidence                                      │
├───────────────┼──────────┼────────────┼────────────┼───────┼──────┼───────────────────────────────────────────────┤
│ 林宝金        │ 福州市委 │ 2020-11-13 │ 书记、常委 │   0.5 │    2 │ “福州市委书记林宝金” (doc-1, 2020-11-13, 0–9) │
│ =HYPERLINK(1) │ a|b<c>   │            │            │       │    1 │ “-1” (doc-3, undated, 0–2)                    │
└───────────────┴──────────┴────────────┴────────────┴───────┴──────┴───────────────────────────────────────────────┘
2 rows
`
	if d := cmp.Diff(want, render(t, twoRows(), "table", Options{Zh: true})); d != "" {
		t.Errorf("table (-want +got):\n%s", d)
	}
	wide := render(t, twoRows(), "table", Options{Width: 60, Wide: true})
	if !strings.Contains(wide, "off-1") || !strings.Contains(wide, "doc-2") {
		t.Errorf("wide table lacks ids or sentences:\n%s", wide)
	}
}

func TestRenderJSON(t *testing.T) {
	var got struct {
		Query   string
		Params  map[string]any
		Rows    []map[string]any
		Count   int
		More    bool
		Message string
	}
	if err := json.Unmarshal([]byte(render(t, twoRows(), "json", Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if got.Query != "test" || got.Count != 2 || got.More || len(got.Rows) != 2 || got.Message != "2 rows" {
		t.Errorf("json: %+v", got)
	}
	if d := cmp.Diff(map[string]any{"org": "福州市委"}, got.Params); d != "" {
		t.Errorf("params: %s", d)
	}
	want := map[string]any{"official": "林宝金", "official_id": "off-1", "org": "福州市委", "org_id": "ins-1", "since": "2020-11-13",
		"posts": []any{"书记", "常委"}, "share": 0.5, "docs": 2.0, "evidence": []any{
			map[string]any{"doc": "doc-1", "date": "2020-11-13", "quote": "福州市委书记林宝金", "start": 0.0, "end": 9.0},
			map[string]any{"doc": "doc-2", "date": "2020-11-14", "quote": `林宝金,"书记"`, "start": 3.0, "end": 11.0}}}
	if d := cmp.Diff(want, got.Rows[0]); d != "" {
		t.Errorf("row: %s", d)
	}
	lines := strings.Split(strings.TrimSpace(render(t, twoRows(), "jsonl", Options{})), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], `{"official":"=HYPERLINK(1)","official_id":"off-2","org":"a|b<c>"`) {
		t.Errorf("jsonl: %q", lines)
	}
}

func TestRenderCSV(t *testing.T) {
	got := render(t, twoRows(), "csv", Options{BOM: true})
	if !strings.HasPrefix(got, "\uFEFFofficial,official_id,") {
		t.Errorf("head: %q", got)
	}
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v, %d rows", err, len(rows))
	}
	want := []string{"'=HYPERLINK(1)", "off-2", "a|b<c>", "ins-1", "", "", "", "1", "“-1” (doc-3, undated, 0–2)"}
	if d := cmp.Diff(want, rows[2]); d != "" {
		t.Errorf("row: %s", d)
	}
}

func TestWrapCells(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"福州市委书记", 8, "福州市委\n书记"},
		{"福州市委书记", 7, "福州市\n委书记"},
		{"见 2020-11-13 报", 10, "见\n2020-11-13\n报"},
		{"2020-11-13", 4, "2020\n-11-\n13"},
		{"a\nb", 4, "a\nb"},
		{"𠮷野家", 4, "𠮷野\n家"},
		{"", 4, ""},
	} {
		if got := wrapCells(c.in, c.n); got != c.want {
			t.Errorf("wrapCells(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("前", 60) + "林宝金" + strings.Repeat("后", 60)
	want := "…" + strings.Repeat("前", 16) + "林宝金" + strings.Repeat("后", 37) + "…"
	if got := excerpt(long, []string{"福州市委", "林宝金"}); got != want {
		t.Errorf("excerpt = %s", got)
	}
	if got := excerpt("福州市委书记林宝金", []string{"林宝金"}); got != "福州市委书记林宝金" {
		t.Errorf("a short sentence was cut: %s", got)
	}
	if got := excerpt(long, nil); got != strings.Repeat("前", 56)+"…" {
		t.Errorf("without a name: %s", got)
	}
}

func TestDefuse(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "+86": "'+86", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1",
		"＝1": "'＝1", "福州": "福州", "": "", "a=b": "a=b"} {
		if got := defuse(in); got != want {
			t.Errorf("defuse(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRenderMarkdown(t *testing.T) {
	want := `| official | org | since | posts | share | docs | evidence |
| --- | --- | --- | --- | --- | --- | --- |
| 林宝金 | 福州市委 | 2020-11-13 | 书记、常委 | 0.5 | 2 | “福州市委书记林宝金” (doc-1, 2020-11-13, 0–9)<br>“林宝金,"书记"” (doc-2, 2020-11-14, 3–11) |
| =HYPERLINK(1) | a\|b&lt;c> |  |  |  | 1 | “-1” (doc-3, undated, 0–2) |

2 rows
`
	if d := cmp.Diff(want, render(t, twoRows(), "markdown", Options{})); d != "" {
		t.Errorf("markdown (-want +got):\n%s", d)
	}
}

func TestRenderGraphML(t *testing.T) {
	got := render(t, twoRows(), "graphml", Options{})
	var g struct {
		Nodes []struct {
			ID string `xml:"id,attr"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(got), &g); err != nil {
		t.Fatalf("%v in\n%s", err, got)
	}
	if len(g.Nodes) != 3 || len(g.Edges) != 2 || g.Edges[0].Source != "off-1" || g.Edges[0].Target != "ins-1" {
		t.Errorf("graphml: %+v", g)
	}
	a := twoRows()
	a.Question.Network = nil
	if _, err := Render(io.Discard, a, "graphml", Options{}); graph.CodeOf(err) != graph.EINVALID {
		t.Errorf("a list as graphml: %v", err)
	}
}

func TestRenderXLSX(t *testing.T) {
	f, err := excelize.OpenReader(strings.NewReader(render(t, twoRows(), "xlsx", Options{})))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("answer")
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v: %v", err, rows)
	}
	if d := cmp.Diff([]string{"林宝金", "福州市委", "2020-11-13", "书记、常委", "0.5", "2"}, rows[1][:6]); d != "" {
		t.Errorf("row: %s", d)
	}
	if link, _ := f.GetCellFormula("answer", "G2"); link != `HYPERLINK("#evidence!A2","福州市委书记林宝金")` {
		t.Errorf("link: %s", link)
	}
	if text, _ := f.GetCellFormula("answer", "A3"); text != "" {
		t.Errorf("a name became the formula %s", text)
	}
	said, err := f.GetRows("evidence")
	if err != nil || len(said) != 4 {
		t.Fatalf("%v: %v", err, said)
	}
	if d := cmp.Diff([]string{"2", "doc-2", "2020-11-14", "3", "11", `林宝金,"书记"`}, said[2]); d != "" {
		t.Errorf("evidence: %s", d)
	}
}

func TestSummary(t *testing.T) {
	for _, c := range []struct {
		docs, failed int
		want         string
	}{{12, 2, "none found in 12 documents read, 2 unread (failed)"}, {0, 0, "the graph is empty: nothing has been read yet"},
		{0, 1, "none found in 0 documents read, 1 unread (failed)"}} {
		a := testAnswer()
		l := ledgerReader{docs: c.docs, failed: c.failed}
		a.reader = failedReader{l}
		var b bytes.Buffer
		sum, err := Render(&b, a, "table", Options{})
		if err != nil || sum.String() != c.want || b.String() != c.want+"\n" {
			t.Errorf("%v %q, table %q, want %q", err, sum, b.String(), c.want)
		}
	}
	a := twoRows()
	a.limit = 1
	var b bytes.Buffer
	sum, err := Render(&b, a, "jsonl", Options{})
	if err != nil || !sum.More || sum.Rows != 1 || strings.Count(b.String(), "\n") != 1 {
		t.Errorf("limit: %v %+v %q", err, sum, b.String())
	}
	if _, err := Render(&b, twoRows(), "xslx", Options{}); err == nil || !strings.Contains(err.Error(), "did you mean xlsx?") {
		t.Errorf("unknown format: %v", err)
	}
}

// failedReader marks the ledger's last rows as failed.
type failedReader struct{ ledgerReader }

func (f failedReader) Ledger(context.Context, ...string) ([]graph.LedgerRow, error) {
	out := make([]graph.LedgerRow, 1, f.failed+1)
	out[0].State = graph.Done
	for range f.failed {
		out = append(out, graph.LedgerRow{State: graph.Failed})
	}
	return out, nil
}

func TestEvidenceKeepsEnds(t *testing.T) {
	var all []any
	for i := range 9 {
		all = append(all, map[string]any{"doc": "doc-" + string(rune('a'+8-i)), "date": "202" + string(rune('0'+8-i)), "start": int64(1)})
	}
	all = append(all, map[string]any{"doc": "doc-z", "date": ""}, all[0])
	got, err := toEvidence(all)
	if err != nil {
		t.Fatal(err)
	}
	var dates []string
	for _, e := range got {
		dates = append(dates, e.Date)
	}
	// The first three and the last two; the undated one is last, doubles count once.
	if d := cmp.Diff([]string{"2020", "2021", "2022", "2028", ""}, dates); d != "" {
		t.Error(d)
	}
}

package queries

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
)

// nameReader finds among a few entities, as a store does: by name, alias, beginning, part.
type nameReader struct {
	graph.Reader
	all []graph.Entity
}

func (n nameReader) Find(_ context.Context, words string, labels []graph.Label, _ int) ([]graph.Entity, error) {
	var out []graph.Entity
	for _, e := range n.all {
		for _, l := range labels {
			if e.Label == l && strings.Contains(strings.Join(append(e.Aliases, e.Name), "\n"), words) {
				out = append(out, e)
			}
		}
	}
	return out, nil
}

func (n nameReader) Entity(_ context.Context, id string) (graph.Entity, error) {
	for _, e := range n.all {
		if e.ID == id {
			return e, nil
		}
	}
	return graph.Entity{}, graph.Errorf(graph.ENOTFOUND, "get", id, "none")
}

func region(path string, parts ...string) graph.Entity {
	return graph.Entity{ID: graph.NewID(graph.Region, path), Label: graph.Region, Name: parts[0], Aliases: parts[1:],
		Props: map[string]string{graph.PropPath: path}}
}

var places = nameReader{all: []graph.Entity{
	region("福建省福州市", "福州市", "福州"), region("福建省福州市鼓楼区", "鼓楼区"), region("江苏省南京市鼓楼区", "鼓楼区"),
	region("吉林省吉林市", "吉林市"), region("新疆维吾尔自治区伊犁哈萨克自治州", "伊犁哈萨克自治州"),
}}

func TestResolveRegion(t *testing.T) {
	for given, want := range map[string]string{
		"福州": "福建省福州市", "福州市": "福建省福州市", "福建省福州市": "福建省福州市", "福建福州": "福建省福州市",
		"福州鼓楼": "福建省福州市鼓楼区", "南京市鼓楼区": "江苏省南京市鼓楼区", "福建": "福建省", "新疆": "新疆维吾尔自治区",
		"吉林": "吉林省", "吉林市": "吉林省吉林市",
	} {
		if got, _, err := resolveRegion(context.Background(), places, given); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %s", given, got, err, want)
		}
	}
	_, note, err := resolveRegion(context.Background(), places, "吉林")
	if err != nil || note != "region 吉林 read as 吉林省; there is also 吉林省吉林市" {
		t.Errorf("吉林: note %q, %v", note, err)
	}
	_, _, err = resolveRegion(context.Background(), places, "鼓楼区")
	var ne *NameError
	if !errors.As(err, &ne) || len(ne.Candidates) != 2 || graph.CodeOf(err) == graph.ENOTFOUND {
		t.Errorf("鼓楼区: %v", err)
	}
	for _, bad := range []string{"福洲", "亚特兰蒂斯", "福州' OR '1'='1", "*", strings.Repeat("州", 1000)} {
		if got, _, err := resolveRegion(context.Background(), places, bad); graph.CodeOf(err) != graph.ENOTFOUND {
			t.Errorf("%.20s: %q, %v", bad, got, err)
		}
	}
}

func bindQuestion() *Question {
	return &Question{Name: "test", RequireOne: []string{"org", "region"}, Params: []Param{
		{Name: "org", Kind: EntityParam, Labels: []graph.Label{graph.Institution}},
		{Name: "region", Kind: RegionParam}, commonParams["to"], commonParams["limit"]}}
}

func TestBindBounds(t *testing.T) {
	values := func(given map[string]string) map[string]any {
		t.Helper()
		bound, _, err := bindQuestion().Bind(context.Background(), places, given)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]any{}
		for _, b := range bound {
			if b.Name != "single_seats" {
				out[b.Name] = b.Value
			}
		}
		return out
	}
	want := map[string]any{"org": nil, "region": "福建省福州市", "to": "9999-12-31", "limit": int64(allRows), "from": ""}
	if d := cmp.Diff(want, values(map[string]string{"region": "福州"})); d != "" {
		t.Errorf("nothing bounds: %s", d)
	}
	// A bound on one side leaves undated facts out.
	want["to"], want["from"], want["limit"] = "2020-02-29", "0000-01-01", int64(7)
	if d := cmp.Diff(want, values(map[string]string{"region": " 福州 ", "to": "2020年2月", "limit": "7"})); d != "" {
		t.Errorf("bounded: %s", d)
	}
}

func TestBindErrors(t *testing.T) {
	for _, c := range []struct {
		given map[string]string
		want  string
	}{
		{nil, "give one of the parameters org, region"},
		{map[string]string{"region": ""}, "give one of the parameters org, region"},
		{map[string]string{"regoin": "福州"}, `no parameter "regoin"; did you mean region? (it takes org, region, to, limit)`},
		{map[string]string{"region": "福州", "to": "soon"}, `parameter to: "soon" is no date`},
		{map[string]string{"region": "福州", "limit": "-1"}, `parameter limit: "-1" is not a whole number from 0 on`},
		{map[string]string{"org": "x}) DETACH DELETE n //"}, `parameter org: no institution named "x}) DETACH DELETE n //"`},
	} {
		_, _, err := bindQuestion().Bind(context.Background(), places, c.given)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v\nwant %s", c.given, err, c.want)
		}
		if code := graph.CodeOf(err); code != graph.EINVALID && code != graph.ENOTFOUND {
			t.Errorf("%v: code %s", c.given, code)
		}
	}
}

package clean_test

import (
	"os"
	"strings"
	"testing"

	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
)

// TestSeed reads the page that started it all; it is not ours to commit.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile("../../../shared/gold/seed.txt")
	if err != nil {
		t.Skip("../shared/gold/seed.txt is not there")
	}
	d, err := clean.New().Clean(doc.Raw{Key: "seed.txt", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	if want := "实施工业(产业)园区标准化建设 推动制造业高质量发展 全市工业(产业)园区标准化建设现场会召开"; d.Title != want {
		t.Errorf("title %q, want %q", d.Title, want)
	}
	if d.Published != "2020-11-13" {
		t.Errorf("published %q, want 2020-11-13", d.Published)
	}
	for _, want := range []string{
		"福州新闻网11月13日讯(福州日报记者 覃作权 张旭/文 张人峰/摄)13日,全市工业(产业)园区标准化建设现场会在福州高新区召开。",
		"福州大学党委书记张天明,福建师范大学校长王长平,闽江学院党委书记何代钦",
		"16个工业园区负责人参加活动。",
	} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	for _, not := range []string{"href", "责任编辑", "评论", "格桑花", "榕博汇", "\uFFFD", "(" + "ch"} {
		if strings.Contains(d.Text, not) {
			t.Errorf("%q came along", not)
		}
	}
	if len(d.Holes) > 0 {
		t.Errorf("holes %v, want none", d.Holes)
	}
	if n := strings.Count(d.Text, "\n"); n != 7 {
		t.Errorf("%d line breaks, want 7:\n%s", n, d.Text)
	}
}

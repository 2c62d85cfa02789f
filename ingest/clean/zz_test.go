package clean

import ("testing";"fmt";"os"; "policygraph/ingest/doc")

func TestZZ(t *testing.T) {
	c := New()
	data, _ := os.ReadFile("../../../shared/gold/seed.txt")
	d, err := c.Clean(doc.Raw{Key: "x", Data: data})
	fmt.Println(err, d.Title, d.Outlet, d.Published)
	fmt.Println(d.Text)
	for _, r := range d.Repairs { if r.Kind != "pinyin" && r.Kind != "traditional" { fmt.Println(r) } }
}

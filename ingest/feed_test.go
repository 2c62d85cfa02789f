package ingest

import (
	"errors"
	"testing"

	"policygraph/ingest/doc"
)

func TestLedgerKey(t *testing.T) {
	for _, c := range []struct {
		raw  doc.Raw
		want string
	}{
		{doc.Raw{Key: "in/a.txt"}, "/home/ann/in/a.txt"},
		{doc.Raw{Key: "../b/a.jsonl#r1"}, "/home/b/a.jsonl#r1"},
		{doc.Raw{Key: "../../../a.txt"}, "/a.txt"},
		{doc.Raw{Key: "/data/a.txt"}, "/data/a.txt"},
		{doc.Raw{Key: "a.zip#x/../y"}, "/home/ann/a.zip#x/../y"},
		{doc.Raw{Key: "-"}, "-:0123456789abcdef"},
		{doc.Raw{Key: "-:7"}, "-:0123456789abcdef"},
		{doc.Raw{Key: "-#r1", ID: "r1"}, "-#r1"},
		{doc.Raw{Key: "-:7", Err: errors.New("no record")}, "-:7"},
	} {
		if got := ledgerKey("/home/ann", c.raw, "0123456789abcdef0123"); got != c.want {
			t.Errorf("%s: %s, want %s", c.raw.Key, got, c.want)
		}
	}
	if got := ledgerKey("", doc.Raw{Key: "in/a.txt"}, "0"); got != "in/a.txt" {
		t.Errorf("without a base: %s", got)
	}
}

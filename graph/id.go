package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

var idPrefix = map[Label]string{
	Official: "off", Institution: "ins", Company: "com", Park: "park", Region: "reg", Directive: "dir",
	Event: "evt", Policy: "pol", Theme: "thm", DocumentL: "doc",
}

// NewID makes the id of an entity from the parts that tell it apart from others of its label. It is
// the label's prefix and 80 bits of SHA-256 over the parts.
func NewID(label Label, parts ...string) string {
	return idPrefix[label] + "-" + digest(parts...)[:16]
}

// LabelOf tells the label from an id's prefix; "" if it is no entity id.
func LabelOf(id string) Label {
	p, _, ok := strings.Cut(id, "-")
	if !ok {
		return ""
	}
	for l, x := range idPrefix {
		if x == p {
			return l
		}
	}
	return ""
}

// StatementID makes the id of a statement from its document, ends and telling properties. Quote and
// offsets do not count: a document says a thing once.
func StatementID(s Statement) string {
	return "st-" + digest(s.Doc, string(s.Type), s.From, s.To, s.Title, s.Status, s.Act, s.Role)[:26]
}

func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return idEncoding.EncodeToString(h.Sum(nil))
}

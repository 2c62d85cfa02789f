package clean

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"policygraph/ingest/charset"
)

// A page is read as a stream of tokens, never as a tree, so that a million nested tags cost no more than a
// million tags. What is kept is a list of blocks (lines between block tags) and the nest of containers around them.

// node is a container element.
type node struct {
	parent int // index, -1 at the root
	depth  int
	tag    atom.Atom
	hint   int8 // what class and id say: 1 body text, -1 surroundings
}

// block is a line of the page.
type block struct {
	text
	node  int
	tag   atom.Atom // the innermost block element
	links int       // runes inside links
}

// htmlPage is what reading a page gives.
type htmlPage struct {
	nodes  []node
	blocks []block
	title  text              // of <title>
	hidden bool              // something was passed over for its style
	meta   map[string]string // <meta name|property=… content=…>, lower case names
}

// maxDepth bounds the nest that is kept; deeper elements count to the one at that depth.
const maxDepth = 400

// reader builds an htmlPage.
type htmlReader struct {
	htmlPage
	src   *charset.Text
	cur   *charset.Cursor
	stack []int // open containers
	over  int   // containers open beyond maxDepth
	buf   block
	link  bool
	skip  atom.Atom // element whose content is passed over
	skips int       // how deep it nests
	space bool      // white space waits to be written
	hide  bool      // pass over what styles hide
}

// readHTML reads a page. An element that is hidden and never closed hides the rest of the page, so when
// nothing like a report is left the page is read again as if nothing were hidden.
func readHTML(src *charset.Text) *htmlPage {
	p := readTokens(src, true)
	if p.hidden {
		if from, to, _ := mainContent(p); from == to {
			return readTokens(src, false)
		}
	}
	return p
}

func readTokens(src *charset.Text, hide bool) *htmlPage {
	r := &htmlReader{src: src, cur: src.Cursor(), hide: hide}
	r.meta = map[string]string{}
	r.nodes = []node{{parent: -1, tag: atom.Body}}
	r.stack = []int{0}
	z := html.NewTokenizer(bytes.NewReader(src.Bytes))
	at := 0
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			break
		}
		switch kind {
		case html.TextToken:
			r.text(raw, at)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(atom.Lookup(name))
		}
		at += len(raw)
	}
	r.flush()
	return &r.htmlPage
}

func (r *htmlReader) start(z *html.Tokenizer, selfClosing bool) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	var attr attributes
	if more {
		attr = readAttributes(z, a)
	}
	if r.skip != 0 {
		if a == r.skip && !selfClosing && !void(a) {
			r.skips++
		}
		return
	}
	switch {
	case a == atom.Meta:
		if attr.name != "" && attr.content != "" && len(r.meta) < 200 {
			r.meta[attr.name] = attr.content
		}
		return
	case (skipped(a) || attr.hidden && r.hide) && !selfClosing && !void(a):
		r.skip, r.skips = a, 1
		r.hidden = r.hidden || attr.hidden
		return
	case a == atom.A:
		r.link = true
		return
	case a == atom.Td || a == atom.Th:
		r.space = true // cells of a row stay on its line
		r.open(a, attr.hint)
		return
	case container(a):
		r.flush()
		r.open(a, attr.hint)
	case breaks(a):
		r.flush()
		if a != atom.Br && a != atom.Hr {
			r.buf.tag = a
		}
	}
}

func (r *htmlReader) open(a atom.Atom, hint int8) {
	if len(r.stack) >= maxDepth {
		r.over++
		return
	}
	parent := r.stack[len(r.stack)-1]
	if hint == 0 {
		hint = r.nodes[parent].hint
	}
	r.nodes = append(r.nodes, node{parent: parent, depth: len(r.stack), tag: a, hint: hint})
	r.stack = append(r.stack, len(r.nodes)-1)
	if len(r.buf.r) == 0 {
		r.buf.node = len(r.nodes) - 1
	}
}

func (r *htmlReader) end(a atom.Atom) {
	switch {
	case r.skip != 0:
		if a == r.skip {
			if r.skips--; r.skips == 0 {
				r.skip = 0
			}
		}
	case a == atom.A:
		r.link = false
	case container(a):
		if a != atom.Td && a != atom.Th {
			r.flush()
		}
		r.close(a)
	case breaks(a):
		r.flush()
		r.link = r.link && a != atom.P
	}
}

// close ends the innermost open element of the name; a stray end tag ends nothing.
func (r *htmlReader) close(a atom.Atom) {
	r.link = false
	if r.over > 0 {
		r.over--
		return
	}
	for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-40; i-- {
		if r.nodes[r.stack[i]].tag == a {
			r.stack = r.stack[:i]
			return
		}
	}
}

// text adds the characters of a text token, white space run together, entities decoded.
func (r *htmlReader) text(raw []byte, at int) {
	if r.skip != 0 {
		return
	}
	for i := 0; i < len(raw); {
		c, n := rune(raw[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRune(raw[i:])
		}
		if blank(c) && c != 0x3000 && c != 0xa0 {
			r.space = r.space || len(r.buf.r) > 0
			i += n
			continue
		}
		if c == '&' {
			if s, k := entity(raw[i:]); k > 0 {
				r.write(s, at+i, k)
				i += k
				continue
			}
		}
		r.rune(c, at+i, n)
		i += n
	}
}

func (r *htmlReader) write(s string, at, n int) {
	for _, c := range s {
		r.rune(c, at, n)
	}
}

func (r *htmlReader) rune(c rune, at, n int) {
	from, to := r.cur.Span(at)
	if n > 1 && c != '\uFFFD' {
		if _, last := r.cur.Span(at + n - 1); last > to && n > utf8.RuneLen(c) {
			to = last
		}
	}
	s := span{int32(from), int32(to)}
	if len(r.buf.r) == 0 {
		r.buf.node = r.stack[len(r.stack)-1]
	} else if r.space {
		r.buf.add(' ', span{s.from, s.from})
	}
	r.space = false
	r.buf.add(c, s)
	if r.link {
		r.buf.links++
	}
}

// entity decodes the character reference at the start of b: what it stands for and its length.
func entity(b []byte) (string, int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return "", 0
	}
	in := string(b[:end+1])
	if out := html.UnescapeString(in); out != in {
		return out, end + 1
	}
	return "", 0
}

func (r *htmlReader) flush() {
	if t := r.buf.text.trim(); len(t.r) > 0 {
		r.buf.text = t
		switch {
		case r.buf.tag != atom.Title:
			r.blocks = append(r.blocks, r.buf)
		case len(r.title.r) == 0:
			r.title = t
		}
	}
	r.space = false
	r.buf = block{node: r.stack[len(r.stack)-1]}
}

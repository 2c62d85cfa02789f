package clean

import "strings"

// stripTags takes tags out of the text: links injected into a line, leftovers of an editor. What
// stands between the tags is text of the page and stays.
func (p *page) stripTags(t text) text {
	if !t.hasRune('<', '>') {
		return t
	}
	var out text
	from := 0
	for i := 0; i < len(t.r); i++ {
		end := tagEnd(t.r, i)
		if end == 0 {
			continue
		}
		out.append(t.cut(from, i))
		kind := "tag"
		if i+2 < len(t.r) && (t.r[i+1] == 'a' || t.r[i+1] == '/' && t.r[i+2] == 'a') {
			kind = "link"
		}
		p.strike(kind, t.cut(i, end))
		from, i = end, end-1
	}
	if from == 0 {
		return t
	}
	out.append(t.cut(from, len(t.r)))
	return out.trim()
}

// tags are the names that count; "<某某" is no tag.
var tags = map[string]bool{"a": true, "p": true, "br": true, "div": true, "span": true, "font": true, "b": true, "strong": true, "i": true, "u": true, "em": true, "img": true, "table": true, "tr": true,
	"td": true, "tbody": true, "section": true, "center": true, "tt": true, "sup": true, "sub": true, "listing": true, "menuitem": true, "h1": true, "h2": true, "h3": true, "li": true, "ul": true, "ol": true,
	"script": true, "style": true, "o:p": true, "st1": true, "iframe": true, "small": true, "big": true, "code": true, "pre": true, "input": true, "form": true, "label": true, "hr": true, "wbr": true, "ins": true, "del": true}

// tagEnd is the index behind a tag that begins at i, 0 if none does.
func tagEnd(r []rune, i int) int {
	if r[i] != '<' {
		return 0
	}
	j := i + 1
	if j < len(r) && r[j] == '/' {
		j++
	}
	k := j
	for k < len(r) && k-j < 10 && (isLetter(r[k]) || isDigit(r[k]) || r[k] == ':') {
		k++
	}
	if k == j || !tags[strings.ToLower(string(r[j:k]))] {
		return 0
	}
	for ; k < len(r) && k-i < 600; k++ {
		if r[k] == '>' {
			return k + 1
		}
		if r[k] == '<' || r[k] == '。' {
			return 0
		}
	}
	return 0
}

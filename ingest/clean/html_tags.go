package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// skipped are elements whose content no reader sees.
func skipped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Textarea, atom.Select, atom.Iframe, atom.Svg, atom.Template, atom.Object, atom.Button:
		return true
	}
	return false
}

// container says whether an element is a block that holds others.
func container(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Td, atom.Th, atom.Tr, atom.Table, atom.Tbody, atom.Ul, atom.Ol, atom.Dl, atom.Li, atom.Dd, atom.Dt, atom.Article, atom.Section, atom.Main, atom.Body,
		atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Form, atom.Fieldset, atom.Blockquote, atom.Center, atom.Figure, atom.Html, atom.Head, atom.Frameset, atom.Dir, atom.Menu:
		return true
	}
	return false
}

// breaks says whether an element ends a line without holding others.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Br, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Pre, atom.Address, atom.Figcaption, atom.Caption, atom.Option, atom.Title, atom.Legend:
		return true
	}
	return false
}

type attributes struct {
	name, content string
	hidden        bool
	hint          int8
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Source, atom.Wbr, atom.Param, atom.Track:
		return true
	}
	return false
}

func readAttributes(z *html.Tokenizer, a atom.Atom) attributes {
	var out attributes
	if a != atom.Meta && !container(a) && a != atom.Span && a != atom.P && a != atom.Font && a != atom.Ins {
		return out
	}
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "name", "property", "itemprop":
			if a == atom.Meta {
				out.name = strings.ToLower(string(v))
			}
		case "content":
			if a == atom.Meta {
				out.content = string(v)
			}
		case "style":
			out.hidden = out.hidden || hides(v)
		case "class", "id":
			if out.hint == 0 {
				out.hint = hint(v)
			}
		}
	}
	return out
}

func hides(style []byte) bool {
	s := strings.ToLower(strings.ReplaceAll(string(style), " ", ""))
	return strings.Contains(s, "display:none")
}

// Words in class and id that tell surroundings from body text.
var (
	around = []string{"nav", "menu", "crumb", "position", "foot", "copyright", "comment", "cmt", "share", "related", "relate", "recommend", "rec", "hot", "rank", "sidebar", "side", "aside", "banner", "advert", "ads", "breadcrumb", "toolbar", "login", "search", "prev", "next", "pages", "pager", "qrcode", "friend", "link", "links"}
	within = []string{"content", "article", "zoom", "trs_editor", "detail", "main-text", "artibody", "text", "news_txt", "con_text", "ucapcontent", "vsb_content", "body"}
)

func hint(v []byte) int8 {
	s := strings.ToLower(string(v))
	for _, f := range strings.FieldsFunc(s, func(c rune) bool { return !(c >= 'a' && c <= 'z') }) {
		for _, w := range around {
			if f == w {
				return -1
			}
		}
	}
	for _, w := range within {
		if strings.Contains(s, w) {
			return 1
		}
	}
	return 0
}

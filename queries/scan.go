package queries

import (
	"strings"
	"unicode"
)

// token is a word, parameter or sign of a Cypher or SQL text; comments and white space are left out.
type token struct {
	kind  byte   // w word, q quoted name, s string, p parameter, n number, o other sign
	text  string // without quotes; a parameter without its mark
	mark  rune   // of a parameter: $ : @ ?
	line  int
	depth int // of brackets around it
}

// scan cuts a text into tokens. Both languages share strings, brackets and words; comments and quoting
// differ: Cypher has // and `name` and backslash escapes, SQL has -- and doubled quotes.
func scan(text, dialect string) []token {
	s := &scanner{r: []rune(text), line: 1, cypher: dialect == "cypher"}
	for s.i < len(s.r) {
		s.next()
	}
	return s.out
}

type scanner struct {
	r      []rune
	i      int
	line   int
	depth  int
	cypher bool
	out    []token
}

func (s *scanner) peek(n int) rune {
	if s.i+n < len(s.r) {
		return s.r[s.i+n]
	}
	return 0
}

func (s *scanner) add(kind byte, text string, mark rune) {
	s.out = append(s.out, token{kind, text, mark, s.line, s.depth})
}

func (s *scanner) next() {
	c := s.r[s.i]
	switch {
	case c == '\n':
		s.line++
		s.i++
	case unicode.IsSpace(c):
		s.i++
	case c == '/' && s.peek(1) == '*':
		s.skipTo("*/")
	case s.cypher && c == '/' && s.peek(1) == '/', !s.cypher && c == '-' && s.peek(1) == '-':
		for s.i < len(s.r) && s.r[s.i] != '\n' {
			s.i++
		}
	case c == '\'' || c == '"' || c == '`':
		s.quoted(c)
	case (c == '$' || c == '@' || c == ':' && !s.cypher) && (wordRune(s.peek(1)) || s.peek(1) == '`'):
		s.i++
		if s.peek(0) == '`' {
			s.i++
		}
		s.add('p', s.word(), c)
		if s.peek(0) == '`' {
			s.i++
		}
	case c == '?' && !s.cypher:
		s.add('p', "?", c)
		s.i++
	case unicode.IsDigit(c):
		s.add('n', s.word(), 0)
	case wordRune(c):
		s.add('w', s.word(), 0)
	default:
		s.sign(c)
	}
}

func (s *scanner) sign(c rune) {
	closing := strings.ContainsRune(")]}", c)
	if closing {
		s.depth--
	}
	s.add('o', string(c), 0)
	if strings.ContainsRune("([{", c) {
		s.depth++
	}
	s.i++
}

func wordRune(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

func (s *scanner) word() string {
	from := s.i
	for s.i < len(s.r) && wordRune(s.r[s.i]) {
		s.i++
	}
	return string(s.r[from:s.i])
}

func (s *scanner) skipTo(end string) {
	for s.i < len(s.r) && !strings.HasPrefix(string(s.r[s.i:min(s.i+2, len(s.r))]), end) {
		if s.r[s.i] == '\n' {
			s.line++
		}
		s.i++
	}
	s.i += 2
}

func (s *scanner) quoted(q rune) {
	kind := byte('s')
	if q == '`' || q == '"' && !s.cypher {
		kind = 'q'
	}
	line, from := s.line, s.i+1
	for s.i++; s.i < len(s.r); s.i++ {
		switch c := s.r[s.i]; {
		case c == '\n':
			s.line++
		case c == '\\' && s.cypher && q != '`':
			s.i++
		case c == q && s.peek(1) == q && (!s.cypher || q == '`'):
			s.i++
		case c == q:
			s.out = append(s.out, token{kind, string(s.r[from:s.i]), 0, line, s.depth})
			s.i++
			return
		}
	}
}

package clean

import "regexp"

var pageNumber = regexp.MustCompile(`^(?:[—–-]{1,2} ?\d{1,4} ?[—–-]{1,2}|第 ?\d{1,4} ?页(?: ?/? ?共 ?\d{1,4} ?页)?|\d{1,3} ?/ ?\d{1,3})$`)

// unwrap joins the lines of a page that was broken at a constant width, and drops its page numbers. A line is
// joined with the next if it is full and does not end a sentence.
func (p *page) unwrap() {
	lines := p.lines
	p.lines = nil
	for _, t := range lines {
		if len(t.r) < 16 && pageNumber.MatchString(t.String()) {
			p.strike("page-number", t)
		} else {
			p.lines = append(p.lines, t)
		}
	}
	width := wrapWidth(p.lines)
	if width == 0 {
		return
	}
	var out []text
	open := false
	for _, t := range p.lines {
		if open {
			last := &out[len(out)-1]
			if t.r[0] < 0x80 && last.r[len(last.r)-1] < 0x80 && isLetter(t.r[0]) && isLetter(last.r[len(last.r)-1]) && !isDigit(t.r[0]) {
				last.add(' ', span{t.at[0].from, t.at[0].from})
			}
			last.append(t)
		} else {
			out = append(out, text{append([]rune(nil), t.r...), append([]span(nil), t.at...)})
		}
		open = len(t.r) >= width-1 && len(t.r) <= width && !t.ends()
	}
	if len(out) < len(p.lines) {
		p.lines = out
	}
}

// wrapWidth is the length at which lines were broken, 0 if they were not: no line is longer, at least three
// and a fifth of all lines have it, and most of these do not end a sentence. Lines of paragraphs
// differ in length.
func wrapWidth(lines []text) int {
	width := 0
	for _, t := range lines {
		width = max(width, len(t.r))
	}
	if width < 18 || width > 60 {
		return 0
	}
	full, open := 0, 0
	for _, t := range lines {
		if len(t.r) >= width-1 {
			full++
			if !t.ends() {
				open++
			}
		}
	}
	if full < 3 || full*5 < len(lines) || open*10 < full*6 {
		return 0
	}
	return width
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' }

package extract

// piece is one demand as the text has it, without its heads; in folded and in true text alike.
type piece struct {
	start, end int
	yao        bool // a leading 要 was taken off
	ordinal    bool // a leading 一是, 第三 was taken off
}

// pieces cuts reported words at ; and inline numbers (一要…。二要… are sentences by themselves) and strips
// the heads of each.
func (a *analysis) pieces(start, end int, urged bool) []piece {
	var out []piece
	from, depth, nth := start, 0, 0
	for i := start; i < end; i++ {
		switch a.r[i] {
		case '(', '《':
			depth++
		case ')', '》':
			depth--
		}
		cut := a.r[i] == ';' && depth <= 0
		if a.r[i] == ':' && i+1 < end && ordinalAt(a.r, i+1) > 0 && nth == 0 { // 提出三点:一是…
			if a.header(from, i) {
				from = i + 1
			}
		}
		if cut {
			out = a.addPiece(out, from, i, urged)
			from = i + 1
			nth++
		}
	}
	return a.addPiece(out, from, end, urged)
}

// header tells whether the words before a colon only announce what follows: 要突出三项:, 提出三点意见:.
func (a *analysis) header(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if runeIn(a.r[i], "一二三四五六七八九十两几") && anyAt(a.r, i+1, "点", "个", "项", "条", "方面", "件", "大", "是", "要", "句") > 0 {
			n++
		}
	}
	return n > 0 && to-from < 20
}

// addPiece strips [from, to) and adds it if words remain.
func (a *analysis) addPiece(out []piece, from, to int, urged bool) []piece {
	p := piece{start: from, end: to}
	a.stripTail(&p)
	a.stripHead(&p)
	a.dropStatements(&p, urged)
	a.stripTail(&p)
	if p.end-p.start < 3 {
		return out
	}
	return append(out, p)
}

// pieceHeads stand at the head of a demand without being part of it.
var pieceHeads = []string{"同时", "并且", "此外", "另外", "其次", "再次", "首先", "最后", "为此", "因此", "所以", "下一步", "下一阶段", "下步", "接下来", "当前", "对此", "就此", "还", "并", "也", "而且", "他说", "他强调", "而是", "特别是", "尤其是", "一方面", "另一方面", "于是", "那么"}

// stripHead takes off marks, ordinals (一是), connectives (同时) and 要 from the head of a piece.
func (a *analysis) stripHead(p *piece) {
	for p.start < p.end {
		i := p.start
		if runeIn(a.r[i], " ,、:;。…—-") || a.r[i] == '“' && !a.closes(i, p.end) || a.r[i] == '”' || a.r[i] == '’' || a.r[i] == '‘' && !a.closes(i, p.end) {
			p.start++
			continue
		}
		if n := ordinalAt(a.r, i); n > 0 && i+n < p.end {
			p.ordinal = true
			p.yao = p.yao || a.r[i+n-1] == '要'
			p.start += n
			continue
		}
		if n := a.yaoAt(i); n > 0 && i+n < p.end {
			p.yao = true
			p.start += n
			continue
		}
		n := anyAt(a.r, i, pieceHeads...)
		if n == 0 {
			return
		}
		j := i + n
		if j < p.end && a.r[j] == ',' {
			j++
		}
		weak := n == 1 || hasAt(a.r, i, "当前") || hasAt(a.r, i, "下") || hasAt(a.r, i, "接下来") || hasAt(a.r, i, "最后")
		if weak && a.r[j-1] != ',' && a.yaoAt(j) == 0 && !hasAt(a.r, j, "我们要") {
			return
		}
		p.start = j
	}
}

// closes tells whether the quotation that opens at i closes before end and more follows: “店小二”精神.
func (a *analysis) closes(i, end int) bool {
	for j := i + 1; j < end; j++ {
		if a.r[j] == '”' || a.r[j] == '’' {
			return j+1 < end && !runeIn(a.r[j+1], "。;")
		}
	}
	return false
}

// yaoAt returns the length of a modal 要 at i (要, 也要, 就要, 更要), 0 if what stands there is none (要求, 要素).
func (a *analysis) yaoAt(i int) int {
	n := anyAt(a.r, i, "要", "还要", "也要", "更要", "就要", "既要", "又要", "都要", "一定要")
	if n == 0 || !a.modalYao(i+n-1) {
		return 0
	}
	return n
}

// modalYao tells whether the 要 at i is the modal verb and no part of a word (主要, 需要, 要求, 要素).
func (a *analysis) modalYao(i int) bool {
	if anyAt(a.r, i, "要求", "要素", "要点", "要害", "要员", "要领", "要闻", "要件", "要职", "要强", "要塞", "要道", "要义", "要么", "要不", "要价", "要务", "要挟", "要紧", "要是", "要事", "要旨", "要目", "要地") > 0 &&
		anyAt(a.r, i, "要求真", "要求实", "要不断", "要不折", "要不等", "要不忘", "要强化", "要紧紧", "要紧盯", "要紧扣", "要紧密", "要紧跟", "要紧抓", "要紧贴", "要紧急", "要点面", "要点对", "要件件", "要是非", "要不负", "要不搞", "要不误", "要求新", "要不遗", "要事事", "要地方", "要求大") == 0 {
		return false
	}
	if anyAt(a.r, i, "要看到", "要认识到", "要清醒", "要说明", "要知道", "要指出") > 0 {
		return false
	}
	return i == 0 || !runeIn(a.r[i-1], "主重需首摘纪险提想只若紧扼纲必次机显索简概")
}

// stripTail takes off closing marks, an unpaired ”, and the 责任单位 bracket behind a measure.
func (a *analysis) stripTail(p *piece) {
	for p.end > p.start {
		c := a.r[p.end-1]
		switch {
		case runeIn(c, " ,;。:!?\n…"):
			p.end--
		case c == '”' || c == '’':
			if a.opened(p.start, p.end-1, c) {
				return
			}
			p.end--
		case c == ')' || c == ']' || c == '］' || c == '】' || c == '〕':
			k := p.end - 1
			for k > p.start && !runeIn(a.r[k], "([［【〔") {
				k--
			}
			if k == p.start || !a.dutyBracket(k, p.end) {
				return
			}
			p.end = k
		default:
			return
		}
	}
}

// dutyBracket tells whether a bracket only names who is in charge: (市财政局负责), ［牵头单位:…］, (记者 李明).
func (a *analysis) dutyBracket(from, to int) bool {
	for i := from; i < to; i++ {
		if anyAt(a.r, i, "负责", "牵头", "单位", "配合", "记者", "完成时限", "时限") > 0 {
			return true
		}
	}
	return false
}

// opened tells whether the closing quote at i is opened inside [from, i).
func (a *analysis) opened(from, i int, c rune) bool {
	open := '“'
	if c == '’' {
		open = '‘'
	}
	depth := 0
	for j := from; j < i; j++ {
		if a.r[j] == open {
			depth++
		} else if a.r[j] == c {
			depth--
		}
	}
	return depth > 0
}

package clean

import (
	_ "embed"
	"strings"
)

//go:embed data/TSCharacters.txt
var tsCharacters string

//go:embed data/TSPhrases.txt
var tsPhrases string

//go:embed data/STCharacters.txt
var stCharacters string

// script converts traditional characters to simplified ones by OpenCC's tables. Every entry keeps the
// number of characters, so offsets survive.
type script struct {
	char   map[rune]rune
	bmp    []rune               // char, as a table
	phrase map[rune][][2][]rune // first character → phrases, longest first
	traits map[rune]bool        // characters that only traditional texts use
	simple map[rune]bool        // characters that only simplified texts use
	usual  map[rune]int         // traditional → its place among the forms that converters write for its simplified one, from 1
}

// kept are traditional characters that stay as they are: they live on in names, and the tables'
// simplified form is another character (昇, 堃) or the rule depends on the word (著, 乾, 藉, 瞭, 徵).
const kept = "昇甯喆堃淼犇骉祇菓乾藉瞭徵於着么"

// own phrases come before OpenCC's: words in which 著 stays, and the few that kept characters need.
var ownPhrases = map[string]string{
	"著名": "著名", "著作": "著作", "顯著": "显著", "显著": "显著", "著稱": "著称", "著称": "著称", "名著": "名著", "原著": "原著", "編著": "编著", "编著": "编著",
	"專著": "专著", "专著": "专著", "論著": "论著", "论著": "论著", "巨著": "巨著", "合著": "合著", "土著": "土著", "著者": "著者", "著述": "著述", "著書": "著书", "著书": "著书",
	"卓著": "卓著", "昭著": "昭著", "遺著": "遗著", "譯著": "译著", "著錄": "著录", "見微知著": "见微知著",
	"乾燥": "干燥", "乾淨": "干净", "餅乾": "饼干", "乾旱": "干旱", "乾部": "干部", "乾脆": "干脆", "乾涸": "干涸", "乾果": "干果", "乾貨": "干货", "乾糧": "干粮", "乾洗": "干洗", "乾杯": "干杯", "烘乾": "烘干", "晾乾": "晾干", "曬乾": "晒干",
	"若乾": "若干", "風乾": "风干", "擦乾": "擦干", "藉口": "借口", "憑藉": "凭借", "瞭解": "了解", "明瞭": "明了",
	"一目瞭然": "一目了然", "徵求": "征求", "徵收": "征收", "徵地": "征地", "徵集": "征集", "象徵": "象征", "特徵": "特征", "徵信": "征信", "徵兵": "征兵",
	"徵稅": "征税", "徵用": "征用", "徵文": "征文", "徵召": "征召", "應徵": "应征", "徵遷": "征迁", "徵詢": "征询", "徵程": "征程",
	"於是": "于是", "甚麼": "什么", "多麼": "多么",
}

func loadScript() *script {
	s := &script{char: map[rune]rune{}, phrase: map[rune][][2][]rune{}, traits: map[rune]bool{}, simple: map[rune]bool{}, usual: map[rune]int{}}
	for line := range strings.Lines(tsCharacters) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 2 {
			continue
		}
		from, to := []rune(f[0])[0], []rune(strings.Fields(f[1])[0])[0]
		if from != to {
			s.char[from] = to
			s.traits[from] = true
			s.simple[to] = true
		}
	}
	for line := range strings.Lines(stCharacters) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 2 {
			continue
		}
		for i, t := range strings.Fields(f[1]) {
			if r := []rune(t)[0]; s.usual[r] == 0 || s.usual[r] > i+1 {
				s.usual[r] = i + 1
			}
		}
	}
	for _, r := range kept {
		delete(s.traits, r)
	}
	for r := range s.char {
		delete(s.simple, r)
	}
	s.char['於'], s.char['著'], s.char['徵'], s.char['甯'] = '于', '着', '征', '宁'
	delete(s.char, '昇')
	delete(s.char, '乾')
	s.bmp = make([]rune, 1<<16)
	for r := range s.bmp {
		s.bmp[r] = rune(r)
		if t, ok := s.char[rune(r)]; ok {
			s.bmp[r] = t
		}
	}
	for k, v := range ownPhrases {
		s.add(k, v)
	}
	for line := range strings.Lines(tsPhrases) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 2 {
			if to := strings.Fields(f[1])[0]; len([]rune(to)) == len([]rune(f[0])) {
				s.add(f[0], to)
			}
		}
	}
	return s
}

func (s *script) add(from, to string) {
	a, b := []rune(from), []rune(to)
	list := s.phrase[a[0]]
	i := 0
	for i < len(list) && len(list[i][0]) >= len(a) {
		i++
	}
	s.phrase[a[0]] = append(list[:i:i], append([][2][]rune{{a, b}}, list[i:]...)...)
}

// one is the usual simplified form of a character.
func (s *script) one(r rune) rune {
	if r < 1<<16 {
		return s.bmp[r]
	}
	if t, ok := s.char[r]; ok {
		return t
	}
	return r
}

// traditional says whether a page is to be converted: at least three characters that only traditional
// texts use, and one in a hundred of its Chinese characters.
func (s *script) traditional(lines []text) bool {
	n, all := 0, 0
	for _, t := range lines {
		for _, r := range t.r {
			if r >= 0x4e00 && r < 0xa000 {
				all++
				if s.bmp[r] != r && s.traits[r] {
					n++
				}
			}
		}
	}
	return n >= 3 && n*100 >= all
}

// simplify converts a line in place.
func (s *script) simplify(l *log, t text) {
	start := -1
	var before []rune
	flush := func(i int) {
		if start >= 0 {
			l.repair("traditional", t.span(start, i), string(before), string(t.r[start:i]))
			start, before = -1, before[:0]
		}
	}
	put := func(i int, r rune) {
		if t.r[i] == r {
			flush(i)
			return
		}
		if start < 0 {
			start = i
		}
		before = append(before, t.r[i])
		t.r[i] = r
	}
	for i := 0; i < len(t.r); {
		if t.r[i] < 0x3400 {
			flush(i)
			i++
			continue
		}
		if p := s.match(t.r[i:]); p != nil {
			for k, r := range p {
				put(i+k, r)
			}
			i += len(p)
			continue
		}
		put(i, s.one(t.r[i]))
		i++
	}
	flush(len(t.r))
}

func (s *script) match(r []rune) []rune {
	for _, p := range s.phrase[r[0]] {
		if len(p[0]) <= len(r) && string(p[0]) == string(r[:len(p[0])]) {
			return p[1]
		}
	}
	return nil
}

// dodges puts back characters that stand for another to get past filters of advertising: 蕞后 is 最后.
func (p *page) dodges(t text) text {
	for i, r := range t.r {
		if r == '蕞' && i+1 < len(t.r) && t.r[i+1] != '尔' {
			p.repair("dodge", t.at[i], "蕞", "最")
			t.r[i] = '最'
		}
	}
	return t
}

// simple is the simplified form of single characters.
func (c *Cleaner) simple(r []rune) string {
	out := make([]rune, len(r))
	for i := range r {
		out[i] = c.script().one(r[i])
	}
	return string(out)
}

package resolve

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"policygraph/ingest/lexicon"
)

// rewriting is one step from a name as written to the form by which names are compared.
type rewriting struct {
	from *regexp.Regexp
	to   string
}

// rewritings follow the normalisation of the evaluation, so that what counts as one name there is one
// entity here. Order matters.
var rewritings = compile([][2]string{
	{`中国共产党|^中共(中央)`, "$1"}, {`^中共`, ""}, {`人民代表大会常务委员会|人大常务委员会`, "人大常委会"}, {`人民代表大会`, "人大"},
	{`(中国人民)?政治协商会议`, "政协"}, {`国有资产监督管理委员会`, "国资委"}, {`纪律检查委员会`, "纪委"}, {`监察委员会`, "监委"},
	{`管理委员会`, "管委会"}, {`党工委|工作委员会`, "党工委"}, {`人民政府`, "政府"}, {`发展(和|与)?改革(委员会|委)`, "发改委"},
	{`工业(和|与)信息化`, "工信"}, {`住房(和|与)?城乡建设`, "住建"}, {`卫生健康委员会|卫健委|卫生健康委`, "卫健委"},
	{`自然资源(和|与)规划`, "自然资源规划"}, {`高新技术产业(开发|园)区|高技术产业开发区`, "高新区"}, {`经济技术开发区|经济开发区`, "经开区"},
	{`国家级`, ""}, {`自由贸易试验区|自贸试验区`, "自贸区"}, {`综合保税区`, "综保区"},
})

func compile(pairs [][2]string) []rewriting {
	out := make([]rewriting, len(pairs))
	for i, p := range pairs {
		out[i] = rewriting{regexp.MustCompile(p[0]), p[1]}
	}
	return out
}

// flat folds widths and takes out white space and quotation marks.
func flat(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case ' ', '\t', '\n', '\r', '\u3000', '“', '”', '"', '\'', '‘', '’':
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}

// organisation is the canonical name of a body or park.
func organisation(s string) string {
	s = flat(s)
	for _, w := range rewritings {
		if w.from.MatchString(s) {
			s = w.from.ReplaceAllString(s, w.to)
		}
	}
	if t, ok := strings.CutSuffix(s, "委员会"); ok && t != "" {
		s = t + "委"
	}
	return s
}

var firmEnd = regexp.MustCompile(`(股份)?有限(责任)?公司$|股份公司$|集团公司$|公司$|集团$`)

// company is the canonical name of a firm: without its legal form.
func company(s string) string {
	s = flat(s)
	for {
		t := firmEnd.ReplaceAllString(s, "")
		if t == s || len([]rune(t)) < 2 {
			return s
		}
		s = t
	}
}

// byPath finds the region of a full path of names; -1 if there is none.
func (r *Resolver) byPath(path string) int32 {
	if path == "" {
		return -1
	}
	runes := []rune(path)
	id := int32(-1)
	for at := 0; at < len(runes); {
		n := 0
		for k := len(runes) - at; k > 0; k-- {
			for _, x := range r.regions.Named(string(runes[at : at+k])) {
				if g := r.regions.Get(x); g.Name == string(runes[at:at+k]) && (id < 0 || r.regions.Within(x, id)) && x != id {
					id, n = x, k
					break
				}
			}
			if n > 0 {
				break
			}
		}
		if n == 0 {
			return -1
		}
		at += n
	}
	return id
}

// leading finds the region that a name begins with (福州市委 → 福州市), the one nearest to near where
// several bear the name; -1 if none.
func (r *Resolver) leading(name string, near int32) int32 {
	n, ids := r.regions.Longest([]rune(name), 0)
	if n == 0 {
		return -1
	}
	return r.nearest(ids, near)
}

// exact finds the region of exactly that name; -1 if none.
func (r *Resolver) exact(name string, near int32) int32 {
	ids := r.regions.Named(name)
	if len(ids) == 0 {
		return -1
	}
	return r.nearest(ids, near)
}

func (r *Resolver) nearest(ids []int32, near int32) int32 {
	for level := lexicon.Town; level >= lexicon.Province && near >= 0; level-- {
		up := r.regions.Up(near, level)
		if up < 0 {
			continue
		}
		for _, id := range ids {
			if r.regions.Within(id, up) {
				return id
			}
		}
	}
	return ids[0]
}

// anchor is the region by which namesakes are told apart: the prefecture, else the province.
func (r *Resolver) anchor(id int32) int32 {
	if up := r.regions.Up(id, lexicon.City); up >= 0 {
		return up
	}
	return r.regions.Up(id, lexicon.Province)
}

package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/graph"
)

// regionFit is a region that a name may mean.
type regionFit struct {
	path string // 福建省福州市
	last string // 福州市
}

func (f regionFit) province() bool { return f.path == f.last }

// provinceNames are known whether or not a document names them.
var provinceNames = []string{
	"北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省", "安徽省",
	"福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省",
	"云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区", "台湾省", "香港特别行政区", "澳门特别行政区",
}

// resolveRegion turns 福州, 福州市 or 福建省福州市 into the full path of a region. Where a short name fits
// a province and others, it means the province, and the note says so.
func resolveRegion(ctx context.Context, r graph.Reader, given string) (path, note string, err error) {
	if graph.LabelOf(given) == graph.Region {
		if e, err := r.Entity(ctx, given); graph.CodeOf(err) != graph.ENOTFOUND {
			return e.Props[graph.PropPath], "", err
		}
	}
	known, err := regionFits(ctx, r, given)
	if err != nil {
		return "", "", err
	}
	fits := fitRegion(given, known)
	if len(fits) == 1 {
		return fits[0].path, "", nil
	}
	labels := []graph.Label{graph.Region}
	if len(fits) == 0 {
		near, err := nearestNames(ctx, r, given, labels)
		if err != nil {
			return "", "", err
		}
		near = append(near, nearest(given, provinceNames, 2)...)
		return "", "", notFound(&NameError{Given: given, Labels: labels, Nearest: near[:min(3, len(near))]})
	}
	ne := &NameError{Given: given, Labels: labels}
	var top, rest []string
	for _, f := range fits {
		if f.province() {
			top = append(top, f.path)
		} else {
			rest = append(rest, f.path)
		}
		ne.Candidates = append(ne.Candidates, Candidate{ID: f.path, Label: graph.Region, Name: f.last})
	}
	if len(top) == 1 {
		return top[0], fmt.Sprintf("region %s read as %s; there is also %s", given, top[0], strings.Join(rest, ", ")), nil
	}
	return "", "", ne
}

// regionFits collects the regions whose name is in the graph and may be the end of the given name, the
// regions just above them, and the provinces; ordered by path.
func regionFits(ctx context.Context, r graph.Reader, given string) ([]regionFit, error) {
	var out []regionFit
	add := func(path, last string) {
		f := regionFit{path, last}
		if path != "" && last != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	for _, p := range provinceNames {
		add(p, p)
	}
	runes := []rune(given)
	if len(runes) > 60 {
		return nil, nil
	}
	for i := 0; i < len(runes) && (i == 0 || len(runes)-i >= 2); i++ {
		hits, err := r.Find(ctx, string(runes[i:]), []graph.Label{graph.Region}, findLimit)
		if err != nil {
			return nil, err
		}
		for _, e := range hits {
			path := e.Props[graph.PropPath]
			if path == "" {
				path = e.Name
			}
			add(path, e.Name)
		}
	}
	slices.SortFunc(out, func(a, b regionFit) int { return strings.Compare(a.path, b.path) })
	return out, nil
}

// fitRegion returns the regions that the given name means by the best of these ways: the whole path, the
// last name, the last name without its ending, names of the path with some left out (福建福州, 福州鼓楼).
func fitRegion(given string, known []regionFit) []regionFit {
	ways := []func(f regionFit) bool{
		func(f regionFit) bool { return f.path == given },
		func(f regionFit) bool { return f.last == given },
		func(f regionFit) bool { return shortName(f.last) == given },
		func(f regionFit) bool {
			for _, end := range []string{f.last, shortName(f.last)} {
				head, ok := strings.CutSuffix(given, end)
				if ok && head != "" && subsequence(head, strings.TrimSuffix(f.path, f.last)) {
					return true
				}
			}
			return false
		},
	}
	for _, way := range ways {
		var out []regionFit
		for _, f := range known {
			if way(f) {
				out = append(out, f)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// subsequence tells whether all runes of a stand in b in this order.
func subsequence(a, b string) bool {
	for _, c := range a {
		_, after, ok := strings.Cut(b, string(c))
		if !ok {
			return false
		}
		b = after
	}
	return true
}

var regionEnds = []string{"特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区",
	"街道", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"}

// shortName cuts the ending of a region's name where at least two characters stay.
func shortName(name string) string {
	for _, end := range regionEnds {
		if s, ok := strings.CutSuffix(name, end); ok && len([]rune(s)) >= 2 {
			return s
		}
	}
	return name
}

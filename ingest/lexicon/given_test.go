package lexicon

import "testing"

// Characters of given names score above 0, those of the words that follow names below.
func TestNameModelScore(t *testing.T) {
	m := LoadNames()
	for given, want := range map[string]bool{
		"猛军": true, "伟": true, "建华": true, "晓明": true, "宝金": true, "利南": true, "丽娟": true, "代钦": true, "天明": true, "志远": true, "桂英": true, "鑫": true, "燚": true,
		"军主": false, "主": false, "主持": false, "出席": false, "率": false, "一行": false, "强调": false, "参加": false, "的": false, "会": false, "分别": false, "要求": false, "等": false,
	} {
		if s := m.Score([]rune(given)); (s > 0) != want {
			t.Errorf("%s: score %.2f, want a name: %v", given, s, want)
		}
	}
}

// The right cut scores higher than the one that runs into the next word or stops short of the name.
func TestNameModelCut(t *testing.T) {
	m := LoadNames()
	for right, wrong := range map[string]string{"猛军": "猛军主", "立": "立主", "建新": "建新强", "伟": "伟出", "海": "海一", "志远": "志远率"} {
		if a, b := m.Score([]rune(right)), m.Score([]rune(wrong)); a <= b {
			t.Errorf("%s scores %.2f, %s %.2f", right, a, wrong, b)
		}
	}
}

func TestSurnames(t *testing.T) {
	s := Load("surname")
	for _, w := range []string{"王", "欧阳", "司马", "上官", "诸葛", "呼延", "令狐", "皇甫", "尉迟", "慕容", "东方", "西门", "公孙", "夏侯", "申屠", "独孤", "端木",
		"冉", "佘", "呙", "仝", "逄", "亓", "乜", "蔺", "牟", "慕", "豆", "海", "铁", "买", "由", "雍", "苟", "兀", "芶", "尕", "付", "闫", "肖", "况", "禤"} {
		if !s.Has(w) {
			t.Errorf("%s is missing", w)
		}
	}
	for _, w := range []string{"静", "晓", "丽", "子", "山口", "俊杰", "的", "一"} {
		if s.Has(w) {
			t.Errorf("%s is no family name", w)
		}
	}
	for w, want := range map[string]string{"单": "shàn", "解": "xiè", "仇": "qiú", "查": "zhā", "尉迟": "yù chí", "万俟": "mò qí", "区": "ōu", "覃": "qín", "冼": "xiǎn"} {
		if f, _ := s.Get(w); len(f) != 2 || f[1] != want {
			t.Errorf("%s: fields %q, want the reading %s", w, f, want)
		}
	}
}

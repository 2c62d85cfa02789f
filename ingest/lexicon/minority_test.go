package lexicon

import "testing"

// Transliterated names, none of them in the list as a whole, score above Han names and common words.
func TestMinorityScore(t *testing.T) {
	m := LoadMinority()
	for name, want := range map[string]bool{
		"宝音满都": true, "阿木什布": true, "扎西旺扎": true, "吉木尔布": true, "巴音朝鲁": true, "次仁卓玛": true, "阿不都热合曼": true, "买买提艾力": true,
		"叶尔肯别克": true, "其其格玛": true, "沙马拉日": true, "洛桑江村": true, "乌兰巴特尔": true, "努尔兰": true,
		"林宝金": false, "尤猛军": false, "宿利南": false, "欧阳川": false, "市人民政府": false, "高新区": false, "主持召开": false, "达成协议": false, "德国大众": false, "扎西": false,
	} {
		if s := m.Score([]rune(name)); (s >= 0.6) != want {
			t.Errorf("%s: score %.2f, want a name: %v", name, s, want)
		}
	}
}

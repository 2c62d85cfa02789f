package extract

import (
	"math"
	"strconv"
)

// surnameWeight is higher for common surnames and low for those that are function words (于, 和, 时).
func (w *words) surnameWeight(s string) float64 {
	f, ok := w.surname.Get(s)
	if !ok {
		return -1
	}
	v := 0.4
	if len(f) > 0 {
		if n, err := strconv.ParseFloat(f[0], 64); err == nil && n > 0 {
			v = math.Min(1, math.Log10(n+1)/4)
		}
	}
	if w.riskySurname.Has(s) {
		v -= 0.8
	}
	return v
}

// neverGiven are characters that stand in almost no given name; a candidate that holds one has run
// into the next word.
const neverGiven = "的了在是和与及对把为称作说就被将从以到说我他她这那有各就其等也都还又让给于主出参指强要表副代任兼同时会市县区省委局部长"

// givenWeight is about how name-like the given characters are.
func (w *words) givenWeight(given []rune) float64 {
	s := 0.0
	for _, c := range given {
		if runeIn(c, "等的了在是和与及、") {
			s -= 4
		}
		if runeIn(c, neverGiven) {
			s -= 1
			continue
		}
		if f, ok := w.given.Get(string(c)); !ok {
			s -= 0.3
		} else if n, err := strconv.ParseFloat(f[0], 64); err == nil {
			s += math.Min(0.3, math.Max(-0.3, (math.Log10(n+1)-2)*0.2))
		}
	}
	return s
}

// foreignRunes are the characters of transliterated Tibetan, Mongolian, Uyghur, Yi and foreign names.
const foreignRunes = "阿巴白班毕布才仓曹查朝次措达丹德登迪丁顿多额尔范嘎噶尕岗高格根贡古哈海汉杭和河赫胡花基吉加嘉坚江杰金卡凯康克坤拉来朗勒雷里利莲林玲龙鲁罗洛马麦曼满梅蒙米苗姆木穆那纳乃南尼宁牛诺帕潘皮平普其奇齐乔卿青琼曲热仁日荣若塞桑森沙什斯松苏索塔泰唐特腾提图土托娃瓦旺维文乌西夏相香祥肖辛欣秀勋雅亚延扬央耶叶依伊宜益英永尤玉元云再赞泽扎札占哲者芝智忠珠卓孜宗作宝音都孟和布赫其木额尔登巴图朝鲁昂旺晋美次仁尼玛边巴拉巴桑"

// foreignLike tells whether all characters are such as transliterations use.
func (w *words) foreignLike(r []rune) bool {
	for _, c := range r {
		if !runeIn(c, foreignRunes) {
			return false
		}
	}
	return true
}

package charset

import "sync"

// frequent are characters that make up more than half of Chinese text, simplified and traditional, and
// the marks between them.
const frequent = `的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严` +
	`這為個國時來們於對會發動過說產種後學經進著電裡現實兩體機當點從業應開還與關間樣義形數質氣變條沒結問並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決戰則處隊給門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳許廣記觀織裝眾書復兒際驗連斷難備辦習響約勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓滿縣參紅細聽鐵價嚴` +
	`，。、；：“”（）《》　！？「」`

// common marks the frequent characters; nothing reads it before it is whole.
var common = sync.OnceValue(func() *[1 << 16]bool {
	var t [1 << 16]bool
	for _, r := range frequent {
		t[r] = true
	}
	return &t
})

// score is the number of frequent characters less what is no character, reading b in the charset.
func score(b []byte, charset string) int {
	n, set, cell := 0, common(), GBK
	if charset == Big5 {
		cell = big5
	}
	for i := 0; i < len(b); {
		switch {
		case b[i] < 0x80:
			i++
		case charset == GB18030 && i+3 < len(b) && isDigit(b[i+1]) && b[i+2] >= 0x81 && isDigit(b[i+3]):
			i += 4
		case i+1 == len(b):
			i++
		default:
			n += point(cell(b[i], b[i+1]), set)
			i += 2
		}
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func point(r rune, set *[1 << 16]bool) int {
	switch {
	case r == 0:
		return -2
	case set[r]:
		return 2
	}
	return 0
}

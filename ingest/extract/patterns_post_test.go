package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
)

// The constructions of rosters that simple rules get wrong. All names and sentences are invented.
// want lists name institution title [status] in the order of the text; current is left out.
var postPatterns = []struct {
	name, outlet, text string
	want               []string
}{
	{"1 zone outlet, bare 区", "新乡经开区网", "区党工委书记、管委会主任李志远主持，区领导马文涛参加。",
		[]string{"李志远 新乡经开区党工委 书记", "李志远 新乡经开区管委会 主任", "马文涛 新乡经开区 领导"}},
	{"2 body switches silently", "", "沙河经开区党工委书记王建新、主任吴海燕陪同。",
		[]string{"王建新 沙河经开区党工委 书记", "吴海燕 沙河经开区管委会 主任"}},
	{"4 deputies inherit", "", "杜集区人大常委会主任王立带队，副主任刘青、张荣，副区长冯一一同前往。",
		[]string{"王立 杜集区人大常委会 主任", "刘青 杜集区人大常委会 副主任", "张荣 杜集区人大常委会 副主任", "冯一 杜集区政府 副区长"}},
	{"5 government and mayor doubled", "仪征日报", "市政府市长何平原出席。", []string{"何平原 仪征市政府 市长"}},
	{"6 second city's district", "苏州日报", "市委书记高明远陪同。海淀区委副书记、区长杨林参加。",
		[]string{"高明远 苏州市委 书记", "杨林 海淀区委 副书记", "杨林 海淀区政府 区长"}},
	{"7 cited bodies have no holder", "苏州日报", "按照省委部署，市委决定推进此项工作。", nil},
	{"8 comma inside one person's titles", "福州日报", "市委常委，福州高新区党工委书记、管委会主任周远出席。",
		[]string{"周远 福州市委 常委", "周远 福州高新区党工委 书记", "周远 福州高新区管委会 主任"}},
	{"9 兼", "福州日报", "副市长兼公安局局长何刚参加。", []string{"何刚 福州市政府 副市长", "何刚 福州市公安局 局长"}},
	{"10 office of the government", "福州日报", "市政府秘书长、办公室主任何军参加。", []string{"何军 福州市政府 秘书长", "何军 福州市政府办公室 主任"}},
	{"11 研究室 of the government", "安徽日报", "安徽省政府副秘书长、政研室主任叶明出席。", []string{"叶明 安徽省政府 副秘书长", "叶明 安徽省政府政研室 主任"}},
	{"12 leaders without names", "福州日报", "市四套班子主要领导参加。", nil},
	{"12 leaders with names", "福州日报", "市四套班子领导孙立、马强参加。", []string{"孙立 福州市 领导", "马强 福州市 领导"}},
	{"13 titles without names", "宝山报", "区委书记、区长分别带队检查。", nil},
	{"15 street", "", "西关街道党工委书记孙立、办事处副主任钱文参加。", []string{"孙立 西关街道党工委 书记", "钱文 西关街道办事处 副主任"}},
	{"16 one title, many names", "福州日报", "副市长季涛、吴海、白福,张扬陪同。",
		[]string{"季涛 福州市政府 副市长", "吴海 福州市政府 副市长", "白福 福州市政府 副市长", "张扬 福州市政府 副市长"}},
	{"17 title repeated then dropped", "福州日报", "副市长季涛、副市长吴海、白福参加。",
		[]string{"季涛 福州市政府 副市长", "吴海 福州市政府 副市长", "白福 福州市政府 副市长"}},
	{"18 title after names", "福州日报", "季涛、吴海两位副市长参加。", []string{"季涛 福州市政府 副市长", "吴海 福州市政府 副市长"}},
	{"19 names end at an office", "宝山报", "区领导孙立、马强，区委办、区发改委主要负责同志参加。", []string{"孙立 宝山区 领导", "马强 宝山区 领导"}},
	{"20 等 is no name", "福州日报", "市领导何林等参加。", []string{"何林 福州市 领导"}},
	{"23 delegations", "", "青田县领导何云、孙立，平湖市领导马强、周华参加。",
		[]string{"何云 青田县 领导", "孙立 青田县 领导", "马强 平湖市 领导", "周华 平湖市 领导"}},
	{"27 offices without heads", "福州日报", "市发改委主任王海、财政局、审计局负责人参加。", []string{"王海 福州市发改委 主任"}},
	{"31 post after name", "福州日报", "市委书记王建新来到现场。王建新书记强调，要抓紧落实。", []string{"王建新 福州市委 书记"}},
	{"32 同志", "福州日报", "王建新同志任福州市委书记。", []string{"王建新 福州市委 书记"}},
	{"36 names that are words", "漳浦新闻", "代县长高峰主持，副书记向阳参加。", []string{"高峰 漳浦县政府 县长 acting", "向阳 漳浦县委 副书记"}},
	{"37 two characters and a verb", "福州日报", "市长丁立主持召开会议。市发改委主任陈立介绍情况。", []string{"丁立 福州市政府 市长", "陈立 福州市发改委 主任"}},
	{"38 brackets", "福州日报", "副市长白玉（女，回族）、李林（挂职），市政府秘书长刘军（正厅级）出席。",
		[]string{"白玉 福州市政府 副市长", "李林 福州市政府 副市长", "刘军 福州市政府 秘书长"}},
	{"39 dotted names", "", "和田市市长艾山江·木明出席。", []string{"艾山江·木明 和田市政府 市长"}},
	{"40 undotted minority names", "", "甘孜州委副书记扎西旺扎、副州长阿木什布出席。", []string{"扎西旺扎 甘孜州委 副书记", "阿木什布 甘孜州政府 副州长"}},
	{"41 compound surnames", "福州日报", "副市长欧阳川、司马一、上官云参加。",
		[]string{"欧阳川 福州市政府 副市长", "司马一 福州市政府 副市长", "上官云 福州市政府 副市长"}},
	{"46 acting", "福州日报", "代理市长何海、市发改委副主任（主持工作）吴升出席。", []string{"何海 福州市政府 市长 acting", "吴升 福州市发改委 副主任 acting"}},
	{"47 原 inside the title", "福州日报", "福州市政协原副主席孙平、马昆，原市委书记吴升参加。",
		[]string{"孙平 福州市政协 副主席 former", "马昆 福州市政协 副主席 former", "吴升 福州市委 书记 former"}},
	{"49 three removals", "福州日报", "何明不再担任鼓楼区委书记、常委、委员职务。",
		[]string{"何明 鼓楼区委 书记 removed", "何明 鼓楼区委 常委 removed", "何明 鼓楼区委 委员 removed"}},
	{"50 resignation", "福州日报", "会议决定接受王建新辞去福州市副市长职务的请求。", []string{"王建新 福州市政府 副市长 removed"}},
	{"51 nominees", "福州日报", "推荐何明为鼓楼区区长候选人。", []string{"何明 鼓楼区政府 区长 nominee"}},
	{"53 gapping", "上海日报", "任命何立为上海市经信委主任，孙文为商务委员会主任，周青为民政局局长。",
		[]string{"何立 上海市经信委 主任", "孙文 上海市商务委员会 主任", "周青 上海市民政局 局长"}},
	{"54 elected", "福州日报", "何海由代市长转正当选福州市市长。", []string{"何海 福州市政府 市长"}},
	{"72 county-level city", "", "福州市委常委、福清市委书记林进主持。我市各级要抓好落实，福清市领导何林参加。",
		[]string{"林进 福州市委 常委", "林进 福清市委 书记", "何林 福清市 领导"}},
	{"73 leagues and banners", "", "兴安盟委书记孙俊出席。和田地区行署专员何海、乌审旗旗长马立参加。",
		[]string{"孙俊 兴安盟委 书记", "何海 和田地区行署 专员", "马立 乌审旗政府 旗长"}},
	{"3 three hats", "松山新区报", "新区工委书记、管委会主任、人大工委主任何新主持。",
		[]string{"何新 松山新区工委 书记", "何新 松山新区管委会 主任", "何新 松山新区人大工委 主任"}},
	{"14 town", "", "新驿镇召开会议。镇党委书记、人大主席孙立主持。", []string{"孙立 新驿镇党委 书记", "孙立 新驿镇人大 主席"}},
	{"24 two bodies, one title", "宝山报", "宝山区领导和湿地保护区领导何航、孙海参加。",
		[]string{"何航 宝山区 领导", "何航 湿地保护区 领导", "孙海 宝山区 领导", "孙海 湿地保护区 领导"}},
	{"25 兵团", "", "兵团党委常委、副政委孙文参加。", []string{"孙文 新疆生产建设兵团党委 常委", "孙文 新疆生产建设兵团 副政委"}},
	{"29 founder", "", "云客科技有限公司创始人、董事长何华介绍情况。", []string{"何华 云客科技有限公司 董事长"}},
	{"30 columns", "", "渭源县委\n副书记：何　海(蒙古族)　孙　莲(女)\n马喜　丁　儒",
		[]string{"何海 渭源县委 副书记", "孙莲 渭源县委 副书记", "马喜 渭源县委 副书记", "丁儒 渭源县委 副书记"}},
	{"34 surname alone", "福州日报", "县委何书记将作讲话。", nil},
	{"35 a surname that is a function word", "福州日报", "鼓楼区副区长由明华汇报情况。由区长就此作了部署。", []string{"由明华 鼓楼区政府 副区长"}},
	{"42 rare surnames", "福州日报", "副市长冉立、佘海、呙平、逄文、亓明、乜安参加。",
		[]string{"冉立 福州市政府 副市长", "佘海 福州市政府 副市长", "呙平 福州市政府 副市长", "逄文 福州市政府 副市长", "亓明 福州市政府 副市长", "乜安 福州市政府 副市长"}},
	{"43 names that hold places", "福州日报", "副市长关东、江苏平、金华、安徽生参加。",
		[]string{"关东 福州市政府 副市长", "江苏平 福州市政府 副市长", "金华 福州市政府 副市长", "安徽生 福州市政府 副市长"}},
	{"45 masked entry", "福州日报", "市领导何俊 *** 何福参加。", []string{"何俊 福州市 领导", "何福 福州市 领导"}},
	{"48 first, former", "福州日报", "首任鼓楼区区长何云、时任副区长孙立回忆往事。", []string{"何云 鼓楼区政府 区长 former", "孙立 鼓楼区政府 副区长 former"}},
	{"48 old leaders", "福州日报", "市老领导何守参加。", []string{"何守 福州市 老领导 former"}},
	{"52 working committee of a zone", "", "何明任中共漳浦县委古雷经济开发区工作委员会委员、书记。",
		[]string{"何明 古雷经济开发区党工委 委员", "何明 古雷经济开发区党工委 书记"}},
	{"55 dated posts", "", "何明远，男，1968年3月生。2011年5月任渭源县委书记，2016年3月调任定西市委秘书长，现任定西市委副书记。",
		[]string{"何明远 渭源县委 书记 former", "何明远 定西市委 秘书长 former", "何明远 定西市委 副书记"}},
	{"57 ranks", "福州日报", "市住建局二级巡视员何春、副县级干部何云参加。", []string{"何春 福州市住建局 二级巡视员"}},
	{"58 village secretary", "", "安武村第一书记何春介绍情况。", []string{"何春 安武村 第一书记"}},
}

func TestPostPatterns(t *testing.T) {
	x := testExtractor(t)
	for _, c := range postPatterns {
		t.Run(c.name, func(t *testing.T) {
			f := x.Extract(&doc.Document{ID: "t", Outlet: c.outlet, Text: c.text})
			var got []string
			for _, o := range f.Officials {
				for _, p := range o.Posts {
					s := o.Name + " " + p.Institution + " " + p.Title
					if p.Status != "current" {
						s += " " + p.Status
					}
					got = append(got, s)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", c.text, strings.TrimSpace(d))
			}
		})
	}
}

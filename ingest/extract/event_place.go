package extract

// gatheringPlace is where a gathering takes place: behind 在 and before 召开, 举行; or what a trip goes to.
func (a *analysis) gatheringPlace(g gathering) string {
	for k := g.sent; k < len(a.sents) && k < g.sent+2; k++ {
		s := a.sents[k]
		if s.start < g.from || s.end > g.to {
			continue
		}
		for i := s.start; i < s.end; i++ {
			n := anyAt(a.r, i, "在", "移师")
			if g.trip {
				n = anyAt(a.r, i, "在", "来到", "走进", "深入", "前往", "莅临", "赴", "到", "专程来到")
			}
			if n == 0 || n == 1 && !a.wordStart(i) {
				continue
			}
			if end := a.placeEnd(i+n, s.end, a.r[i] == '在' && !g.trip); end > i+n {
				if words := a.placeWords(i+n, end); words != "" {
					return words
				}
			}
		}
	}
	return ""
}

// placeEnd finds where the place that begins at i ends: before the verb of the gathering or trip.
func (a *analysis) placeEnd(i, end int, held bool) int {
	for j := i; j < end && j < i+24; j++ {
		if anyAt(a.r, j, "召开", "举行", "举办", "开幕", "启幕", "揭牌", "成功", "正式", "隆重") > 0 {
			return j
		}
		if !held && (runeIn(a.r[j], ",。;") || anyAt(a.r, j, "调研", "考察", "检查", "视察", "参观", "学习", "开展", "督导", "访问", "就", "专题", "实地", "看望", "走访", "慰问", "进行", "分别", "会见") > 0) {
			return j
		}
		if held && runeIn(a.r[j], ",。;:") {
			return 0
		}
	}
	return 0
}

// placeWords gives the place the name of the park or region that it is, else its own words.
func (a *analysis) placeWords(start, end int) string {
	for _, x := range a.actorsIn(start, end) {
		if x.start == start && x.end == end && x.kind != actorPerson {
			return x.name
		}
	}
	for _, m := range a.regions {
		if m.start == start && m.end == end {
			return a.x.regions.Get(m.ids[0]).Name
		}
	}
	switch w := string(a.text[start:end]); w {
	case "京":
		return "北京"
	case "此", "这里", "线上":
		return ""
	case "我市", "我县", "我区", "我省", "我镇", "我州":
		if a.place >= 0 {
			return a.x.regions.Get(a.place).Name
		}
		return ""
	default:
		return w
	}
}

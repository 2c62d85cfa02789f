package extract

// ordinalAt returns the length of an ordinal that heads a demand at i: 一是, 二要, 第三, (四) 五、 6. ①; 0 if
// there is none.
func ordinalAt(r []rune, i int) int {
	j := i
	if j < len(r) && r[j] >= '①' && r[j] <= '⑳' {
		return skipMarks(r, j+1) - i
	}
	bracket := j < len(r) && r[j] == '('
	if bracket {
		j++
	}
	di := j < len(r) && r[j] == '第'
	if di {
		j++
	}
	n := 0
	for j < len(r) && n < 3 && (runeIn(r[j], "一二三四五六七八九十") || r[j] >= '0' && r[j] <= '9') {
		j++
		n++
	}
	if n == 0 || j >= len(r) {
		return 0
	}
	digits := r[j-1] >= '0' && r[j-1] <= '9'
	switch {
	case bracket:
		if r[j] != ')' {
			return 0
		}
		return skipMarks(r, j+1) - i
	case di:
		if r[j] == ',' || r[j] == '、' || r[j] == ':' {
			return j + 1 - i
		}
		if hasAt(r, j, "是") || hasAt(r, j, "要") {
			return j + 1 - i
		}
		return 0
	case r[j] == '、' || r[j] == '.' && digits && !(j+1 < len(r) && r[j+1] >= '0' && r[j+1] <= '9'):
		return skipMarks(r, j+1) - i
	case digits:
		return 0
	case r[j] == '是' || r[j] == '要':
		if hasAt(r, j, "要素") || hasAt(r, j, "是一") && n > 1 {
			return 0
		}
		return j + 1 - i
	case hasAt(r, j, "则") || hasAt(r, j, "来要"):
		return j + 1 - i
	}
	return 0
}

// skipMarks moves over blanks and marks that follow an ordinal.
func skipMarks(r []rune, i int) int {
	for i < len(r) && runeIn(r[i], " 、.,") {
		i++
	}
	return i
}

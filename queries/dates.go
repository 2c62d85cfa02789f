package queries

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var dateRule = regexp.MustCompile(`^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|年)?$`)

// parseDate reads 2020-11-13, 2020-11, 2020 and the same with 年月日, / or a dot, and gives an ISO date:
// the first day of a month or year, or with end the last.
func parseDate(s string, end bool) (string, error) {
	t := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		if r == ' ' || r == '　' {
			return -1
		}
		return r
	}, s)
	m := dateRule.FindStringSubmatch(t)
	if m == nil {
		return "", fmt.Errorf("%q is no date; write 2020-11-13, 2020-11, 2020 or 2020年11月13日", s)
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	if m[2] != "" && (mo < 1 || mo > 12) {
		return "", fmt.Errorf("%q is no date: there is no month %d", s, mo)
	}
	from := time.Date(y, time.Month(max(mo, 1)), max(d, 1), 0, 0, 0, 0, time.UTC)
	if m[3] != "" {
		if d < 1 || from.Day() != d {
			return "", fmt.Errorf("%q is no date: month %d of %d has no day %d", s, mo, y, d)
		}
		return from.Format(time.DateOnly), nil
	}
	if end && mo == 0 {
		from = time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC)
	} else if end {
		from = time.Date(y, time.Month(mo)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return from.Format(time.DateOnly), nil
}

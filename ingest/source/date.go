package source

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

var dateForm = regexp.MustCompile(`^\s*(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})(?:\D|$)|^\s*(\d{4})(\d{2})(\d{2})(?:\D|$)`)

// isoDate is the day a record's date names, as YYYY-MM-DD; "" if it names none.
func isoDate(s string) string {
	m := dateForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	if m[1] == "" {
		copy(m[1:4], m[4:7])
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != mo {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, mo, d)
}

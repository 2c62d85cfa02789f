package extract

// findGatherings finds the gatherings and trips of the report, before anybody's words are read.
func (a *analysis) findGatherings() {}

// meeting is the gathering as a speaker (会议强调).
func (a *analysis) meeting() speaker { return speaker{name: a.meetingName, event: true} }

// eventSubject tells whether the clause [from, to) before a verb has the gathering as its subject: 会议还|强调.
func (a *analysis) eventSubject(from, to int) bool {
	n := anyAt(a.r, from, "会议", "大会", "座谈会", "本次会议", "此次会议", "这次会议", "全会")
	return n > 0 && a.onlyLead(from+n, to)
}

// eventHead tells whether a sentence opens with the gathering as its subject: 会议听取….
func (a *analysis) eventHead(i int) bool {
	return anyAt(a.r, i, "会议", "大会", "本次会议", "此次会议", "全会") > 0
}

func (a *analysis) findEvents() {}

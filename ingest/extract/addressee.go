package extract

// addressees lists the bodies, parks, firms and regions that a piece tells to act.
func (a *analysis) addressees(p piece) []string { return nil }

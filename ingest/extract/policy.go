package extract

func (a *analysis) findPolicies() {}

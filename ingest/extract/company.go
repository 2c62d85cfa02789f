package extract

func (a *analysis) findCompanies() {}

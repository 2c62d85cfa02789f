package extract

func (a *analysis) findInstitutions() {}

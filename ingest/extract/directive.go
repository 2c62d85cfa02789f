package extract

func (a *analysis) findDirectives() {}

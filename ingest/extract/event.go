package extract

func (a *analysis) findEvents() {}

package extract

func (a *analysis) findParks() {}

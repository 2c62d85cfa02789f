package extract

func (a *analysis) findLocations() {}

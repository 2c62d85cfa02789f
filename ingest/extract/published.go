package extract

func (a *analysis) findPublished() {}

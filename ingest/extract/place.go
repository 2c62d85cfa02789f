package extract

func (a *analysis) findRegions() {}

func (a *analysis) findPlace() {}

package extract

func (a *analysis) findDamaged() {}

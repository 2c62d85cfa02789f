package extract

// findMeasures reads the measures of a notice (通知, 批复, 公示) as directives of the issuing body.
func (a *analysis) findMeasures() {}

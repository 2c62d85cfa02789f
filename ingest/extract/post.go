package extract

func (a *analysis) findPosts() {}

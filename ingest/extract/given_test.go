package extract

import (
	"strings"

	"policygraph/ingest/doc"
)

// ExtractGiven is Extract with place, officials and institutions taken from given facts (by searching their names
// in the text): it lets later steps be judged apart from the finding of names.
func (x *Extractor) ExtractGiven(d *doc.Document, given *doc.Facts) *doc.Facts {
	a := x.analyse(d)
	a.findPublished()
	a.findRegions()
	a.findPlace()
	a.placeName, a.place = given.Place, x.regionByPath(given.Place)
	a.findPolicies()
	a.findParks()
	a.findCompanies()
	for _, n := range given.Institutions {
		a.institutions.add(n.Name, "", -1, 0, doc.Evidence{})
		for _, s := range a.occurrences(n.Name) {
			a.institutions.add(n.Name, "", s.Start, s.End, a.evidence(s.Start, s.End, 1))
		}
	}
	for _, o := range given.Officials {
		p := &person{name: o.Name, posts: o.Posts, mentions: a.occurrences(o.Name)}
		a.persons = append(a.persons, p)
		a.byName[o.Name] = p
	}
	a.findDirectives()
	a.findEvents()
	a.findLocations()
	f := &a.facts
	f.ID, f.Title, f.Outlet = d.ID, d.Title, d.Outlet
	a.collect()
	return f
}

// regionByPath returns the region with the full path of names, -1 if there is none.
func (x *Extractor) regionByPath(path string) int32 {
	for id := int32(0); path != "" && id < int32(x.regions.Len()); id++ {
		if strings.HasSuffix(path, x.regions.Get(id).Name) && x.regions.Path(id) == path {
			return id
		}
	}
	return -1
}

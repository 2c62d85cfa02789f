// Documents that cite $policy and demands that do, from $from to $to, with the days after the first citation.
CALL {
  MATCH (d:Document)-[s:CITES]->(:Policy {id: $policy})
  RETURN d, s, coalesce(d.outlet, '') AS issuer, coalesce(d.place, '') AS region
  UNION
  MATCH (x:Directive)-[c:CITES]->(:Policy {id: $policy})
  MATCH (i)-[s:ISSUED {doc: c.doc}]->(x)
  MATCH (d:Document {id: c.doc})
  OPTIONAL MATCH (r:Region {id: CASE WHEN i:Region THEN i.id ELSE i.region END})
  RETURN d, c AS s, i.name AS issuer, coalesce(r.path, '') AS region
}
WITH d, s, issuer, region WHERE $from <= s.date <= $to
WITH d, issuer, region, min(s.date) AS date,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
WITH collect({d: d, issuer: issuer, region: region, date: date, evidence: evidence}) AS rows,
     min(CASE WHEN date <> '' THEN date END) AS start
UNWIND rows AS x
RETURN x.d.title AS doc, x.d.id AS doc_id, x.region AS region, x.issuer AS issuer, x.date AS date,
       CASE WHEN x.date <> '' THEN duration.inDays(date(start), date(x.date)).days END AS lag_days,
       1 AS docs, x.evidence AS evidence
ORDER BY CASE WHEN date = '' THEN 1 ELSE 0 END, date, doc_id, region, issuer
LIMIT $limit

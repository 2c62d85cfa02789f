// Demands on $theme in each $period, from $from to $to, by issuers of $region if given, and their share of all.
CALL {
  MATCH (i)-[s:ISSUED]->(d:Directive) WHERE $region IS NULL RETURN i, s, d
  UNION
  MATCH (i:Region)-[s:ISSUED]->(d:Directive) WHERE i.path STARTS WITH $region RETURN i, s, d
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (i:Official {region: r.id})-[s:ISSUED]->(d:Directive) RETURN i, s, d
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (i:Institution {region: r.id})-[s:ISSUED]->(d:Directive) RETURN i, s, d
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (i:Park {region: r.id})-[s:ISSUED]->(d:Directive) RETURN i, s, d
}
WITH i, s, d WHERE s.date <> '' AND $from <= s.date <= $to
WITH i, s, d, left(s.date, CASE $period WHEN 'year' THEN 4 ELSE 7 END) AS period,
     EXISTS { MATCH (d)-[:HAS_THEME]->(:Theme {id: $theme}) } AS fits,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH period, count(DISTINCT d.id) AS everything,
     count(DISTINCT CASE WHEN fits THEN d.id END) AS directives,
     count(DISTINCT CASE WHEN fits THEN i.id END) AS officials,
     count(DISTINCT CASE WHEN fits THEN witness END) AS docs,
     collect(CASE WHEN fits THEN {doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end} END) AS evidence
WHERE directives > 0
RETURN period, directives, officials, round(1.0 * directives / everything, 4) AS share, docs, evidence
ORDER BY period
LIMIT $limit

// The directives addressed to $org, to $park, or to $region with all that lies in it.
CALL {
  MATCH (:Institution|Company|Park {id: $org})<-[a:ADDRESSED_TO]-(d:Directive) RETURN d, a
  UNION
  MATCH (:Park {id: $park})<-[a:ADDRESSED_TO]-(d:Directive) RETURN d, a
  UNION
  MATCH (t:Region)<-[a:ADDRESSED_TO]-(d:Directive) WHERE t.path STARTS WITH $region RETURN d, a
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region
  MATCH (t:Institution {region: r.id})<-[a:ADDRESSED_TO]-(d:Directive) RETURN d, a
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region
  MATCH (t:Park {region: r.id})<-[a:ADDRESSED_TO]-(d:Directive) RETURN d, a
}
WITH d, a WHERE $from <= a.date <= $to
OPTIONAL MATCH (i)-[s:ISSUED {doc: a.doc}]->(d)
WITH d, i, collect(DISTINCT a) + collect(DISTINCT s) AS said, collect(DISTINCT s.act) AS act
UNWIND said AS s
WITH d, i, act, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH d, i, act, min(CASE WHEN s.date <> '' THEN s.date END) AS date, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
OPTIONAL MATCH (r:Region {id: i.region})
RETURN date, i.name AS issuer, i.id AS issuer_id, CASE WHEN i:Region THEN i.level ELSE r.level END AS issuer_level,
       act, d.name AS directive, d.id AS directive_id, docs, evidence
ORDER BY coalesce(date, '') DESC, directive, directive_id, coalesce(issuer_id, '')
LIMIT $limit

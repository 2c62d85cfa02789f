// The officials of $region who took part in the same events, from $from to $to: an edge list.
MATCH (r:Region) WHERE r.path STARTS WITH $region
MATCH (a:Official {region: r.id})-[x:TOOK_PART_IN]->(e:Event)<-[y:TOOK_PART_IN]-(b:Official)
WHERE a.id < b.id
MATCH (home:Region {id: b.region}) WHERE home.path STARTS WITH $region
WITH a, b, e, x, y, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE CASE WHEN x.date < y.date THEN x.date ELSE y.date END END AS date
WHERE $from <= date <= $to
UNWIND [x, y] AS s
WITH DISTINCT a, b, e, date, s
WITH a, b, e, date, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH a, b, count(DISTINCT e) AS weight, min(CASE WHEN date <> '' THEN date END) AS first, max(date) AS last,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
WHERE weight >= $min_weight
RETURN a.name AS a, a.id AS a_id, b.name AS b, b.id AS b_id, weight, first, last, docs, evidence
ORDER BY weight DESC, a_id, b_id
LIMIT $limit

// Demands that echo $directive, or contain $phrase, within $days of the first; the first itself has lag 0.
CALL {
  MATCH (d:Directive {id: $directive}) RETURN d, 1.0 AS similarity, true AS origin
  UNION
  MATCH (:Directive {id: $directive})<-[e:ECHOES]-(d:Directive)
  RETURN d, max(coalesce(e.similarity, 0.0)) AS similarity, false AS origin
  UNION
  MATCH (d:Directive) WHERE $phrase IS NOT NULL AND d.name CONTAINS $phrase RETURN d, 1.0 AS similarity, true AS origin
}
WITH d, max(similarity) AS similarity, max(CASE WHEN origin THEN 1 ELSE 0 END) AS origin
MATCH (i)-[s:ISSUED]->(d) WHERE s.date <> ''
WITH d, similarity, origin, i, min(s.date) AS date, collect(s) AS said
WITH collect({d: d, similarity: similarity, i: i, date: date, said: said}) AS echoes,
     min(CASE WHEN origin = 1 THEN date END) AS start
UNWIND echoes AS e
WITH e, duration.inDays(date(start), date(e.date)).days AS lag_days
WHERE 0 <= lag_days <= $days
UNWIND e.said AS s
WITH e, lag_days, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH e, lag_days, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
OPTIONAL MATCH (r:Region {id: e.i.region})
RETURN CASE WHEN e.i:Region THEN e.i.path ELSE r.path END AS region, e.i.name AS official, e.i.id AS official_id,
       e.d.name AS directive, e.d.id AS directive_id, e.date AS date, lag_days, round(e.similarity, 4) AS similarity, docs, evidence
ORDER BY lag_days, official, official_id, directive, directive_id
LIMIT $limit

// Times of at least $min_months in which no document shows $official, or officials of $region, in any post.
CALL {
  MATCH (o:Official {id: $official}) RETURN o
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (o:Official {region: r.id}) RETURN o
}
MATCH (o)-[s:HOLDS_POST]->(org)
WHERE s.status IN ['current', 'acting'] AND s.date <> '' AND $from <= s.date <= $to
WITH o, org, coalesce(s.title, '') AS title, min(s.date) AS first, max(s.date) AS last
WITH o, collect({post: org.name + title, first: first, last: last}) AS spans
UNWIND spans AS b
WITH DISTINCT o, spans, b.first AS gap_to
WITH o, spans, gap_to, [a IN spans WHERE a.first < gap_to] AS earlier
WHERE size(earlier) > 0 AND all(a IN earlier WHERE a.last < gap_to)
WITH o, spans, gap_to, reduce(m = '', a IN earlier | CASE WHEN a.last > m THEN a.last ELSE m END) AS gap_from
WITH o, spans, gap_from, gap_to,
     (toInteger(left(gap_to, 4)) - toInteger(left(gap_from, 4))) * 12
     + toInteger(substring(gap_to, 5, 2)) - toInteger(substring(gap_from, 5, 2))
     - CASE WHEN right(gap_to, 2) < right(gap_from, 2) THEN 1 ELSE 0 END AS months
WHERE months >= $min_months
MATCH (o)-[s:HOLDS_POST]->()
WHERE s.status IN ['current', 'acting'] AND s.date IN [gap_from, gap_to]
WITH o, spans, gap_from, gap_to, months, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, spans, gap_from, gap_to, months, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id,
       [a IN spans WHERE a.last = gap_from | a.post] AS post_before,
       [a IN spans WHERE a.first = gap_to | a.post] AS post_after,
       gap_from, gap_to, months, docs, evidence
ORDER BY official, official_id, gap_from
LIMIT $limit

// The sets of posts that documents show $official, or officials of $region, in at one time.
CALL {
  MATCH (o:Official {id: $official}) RETURN o
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (o:Official {region: r.id}) RETURN o
}
MATCH (o)-[s:HOLDS_POST]->(org)
WHERE s.status IN ['current', 'acting'] AND s.date <> '' AND $from <= s.date <= $to
WITH o, org, coalesce(s.title, '') AS title, min(s.date) AS first, max(s.date) AS last, collect(s) AS said
ORDER BY org.id, title
WITH o, collect({id: org.id, org: org.name, title: title, first: first, last: last, said: said}) AS posts
UNWIND posts AS seen
UNWIND seen.said AS sight
WITH DISTINCT o, posts, sight.date AS date
WITH o, date, [p IN posts WHERE p.first <= date <= p.last] AS held
WHERE size(held) > 1
WITH o, held, date, [p IN held | p.id + ' ' + p.title] AS key
WITH o, key, min(date) AS from, max(date) AS to, collect(date) AS dates, head(collect(held)) AS held
UNWIND held AS p
UNWIND p.said AS s
WITH o, key, from, to, held, s WHERE from <= s.date <= to
WITH o, key, from, to, held, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, key, from, to, held, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id, [p IN held | p.org + p.title] AS titles, [p IN held | p.org] AS orgs,
       from AS `from`, to AS `to`, docs, evidence
ORDER BY official, official_id, from, to, reduce(k = '', x IN key | k + x + '|')
LIMIT $limit

// Officials first seen in a post in $to_region after posts in $from_region. A region that is not given stands for
// any place outside the other one.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH coalesce($from_region, $to_region) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH coalesce($from_region, $to_region) MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH coalesce($from_region, $to_region) MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[:HOLDS_POST]-(o:Official)
WITH DISTINCT o
MATCH (o)-[s:HOLDS_POST]->(org)
WHERE s.status IN ['current', 'acting'] AND s.date <> ''
OPTIONAL MATCH (r:Region {id: org.region})
WITH o, org, coalesce(s.title, '') AS title, s, CASE WHEN org:Region THEN org.path ELSE coalesce(r.path, '') END AS path
WITH o, org, title, s, coalesce(path STARTS WITH $to_region, NOT path STARTS WITH $from_region) AS goal,
     coalesce(path STARTS WITH $from_region, NOT path STARTS WITH $to_region) AS origin
WITH o, org, title, goal, origin AND NOT goal AS origin, min(s.date) AS first, max(s.date) AS last, collect(s) AS said
WITH o, collect({org: org, post: org.name + title, goal: goal, origin: origin, first: first, last: last, said: said}) AS posts
WITH o, posts, reduce(m = '9999', p IN posts | CASE WHEN p.goal AND p.first < m THEN p.first ELSE m END) AS seen_from
WITH o, seen_from, [p IN posts WHERE p.origin AND p.first < seen_from] AS before,
     [p IN posts WHERE p.goal AND p.first = seen_from] AS after
WHERE size(before) > 0 AND size(after) > 0
WITH o, seen_from, before, after, reduce(m = '', p IN before | CASE WHEN p.last > m THEN p.last ELSE m END) AS last
WITH o, seen_from, last, [p IN before WHERE p.last = last] AS before, after
UNWIND before + after AS p
UNWIND p.said AS s
WITH o, seen_from, last, before, after, s WHERE s.date IN [last, seen_from]
WITH o, seen_from, before, after, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, seen_from, before, after, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id, [p IN before | p.post] AS old_post, [p IN after | p.post] AS new_post,
       seen_from, docs, evidence
ORDER BY seen_from DESC, official, official_id
LIMIT $limit

// Officials first seen in a new post at $org, or at a body of its region, while $leader was seen in a post at $org.
MATCH (:Official {id: $leader})-[l:HOLDS_POST]->(org:Institution|Company|Park|Region {id: $org})
WHERE l.status IN ['current', 'acting'] AND l.date <> ''
WITH org, min(l.date) AS begin, max(l.date) AS finish, collect(DISTINCT org.name + coalesce(l.title, '')) AS leader_post
CALL {
  WITH org RETURN org AS body
  UNION
  WITH org MATCH (body:Institution {region: org.region}) RETURN body
  UNION
  WITH org MATCH (body:Park {region: org.region}) RETURN body
  UNION
  WITH org MATCH (body:Institution {region: org.id}) RETURN body
  UNION
  WITH org MATCH (body:Park {region: org.id}) RETURN body
}
MATCH (body)<-[n:HOLDS_POST]-(o:Official)
WHERE o.id <> $leader AND n.status IN ['current', 'acting'] AND n.date <> ''
WITH begin, finish, leader_post, body, o, coalesce(n.title, '') AS title, min(n.date) AS date
WHERE begin < date <= finish
MATCH (o)-[b:HOLDS_POST]->(before)
WHERE b.status IN ['current', 'acting'] AND b.date <> '' AND b.date < date
WITH leader_post, body, o, title, date, before, coalesce(b.title, '') AS old_title, max(b.date) AS last
WITH leader_post, body, o, title, date, max(last) AS last,
     collect({org: before.id, post: before.name + old_title, title: old_title, last: last}) AS posts
WITH leader_post, body, o, title, date, last, [p IN posts WHERE p.last = last] AS posts
MATCH (o)-[s:HOLDS_POST]->(where)
WHERE s.status IN ['current', 'acting']
  AND (s.date = date AND where.id = body.id AND coalesce(s.title, '') = title
       OR s.date = last AND any(p IN posts WHERE p.org = where.id AND p.title = coalesce(s.title, '')))
WITH leader_post, body, o, title, date, posts, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH leader_post, body, o, title, date, posts, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id, [p IN posts | p.post] AS old_post, body.name + title AS new_post, date,
       leader_post, docs, evidence
ORDER BY date DESC, official, official_id, new_post, body.id
LIMIT $limit

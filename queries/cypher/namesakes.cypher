// The officials named $name, with where and when each was seen and what they have in common.
MATCH (o:Official {name: $name})
OPTIONAL MATCH (o)-[s:HOLDS_POST]->(org)
OPTIONAL MATCH (r:Region {id: coalesce(org.region, CASE WHEN org:Region THEN org.id END)})
OPTIONAL MATCH (home:Region {id: o.region})
WITH o, [p IN collect(DISTINCT r.path) + collect(DISTINCT home.path) WHERE p IS NOT NULL] AS jurisdictions,
     collect(DISTINCT org.id) AS orgs, collect(DISTINCT org.name + coalesce(s.title, '')) AS posts
WITH o, COLLECT { UNWIND jurisdictions AS j RETURN DISTINCT j } AS jurisdictions, orgs, posts
WITH collect({o: o, marks: jurisdictions + orgs, jurisdictions: jurisdictions, posts: posts}) AS people
UNWIND people AS p
WITH p, [q IN people WHERE q.o.id <> p.o.id | size([x IN q.marks WHERE x IN p.marks])] AS common
WITH p, reduce(m = 0, n IN common | CASE WHEN n > m THEN n ELSE m END) AS score
WITH p, p.o AS o, score
MATCH (o)-[s:HOLDS_POST|TOOK_PART_IN|ISSUED|MENTIONED_IN]->()
WITH p, o, score, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH p, o, score, min(CASE WHEN s.date <> '' THEN left(s.date, 4) END) AS first, max(left(s.date, 4)) AS last,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id, p.jurisdictions AS jurisdictions, p.posts AS posts,
       CASE WHEN first < last THEN first + '–' + last ELSE first END AS years, score,
       CASE WHEN score > 0 THEN 'judge' ELSE 'apart' END AS verdict, docs, evidence
ORDER BY score DESC, official_id
LIMIT $limit

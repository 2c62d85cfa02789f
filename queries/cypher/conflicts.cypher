// Single seats in $region that documents from $from to $to give to two people at overlapping times.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH $region RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[s:HOLDS_POST]-(o:Official)
WHERE s.title IN $single_seats AND s.status IN ['current', 'acting'] AND s.date <> '' AND $from <= s.date <= $to
WITH org, s.title AS title, o, min(s.date) AS first, max(s.date) AS last, collect(s) AS said
WITH org, title, collect({o: o, first: first, last: last, said: said}) AS holders
WHERE size(holders) > 1
UNWIND holders AS a
UNWIND holders AS b
WITH org, title, a, b
WHERE a.o <> b.o AND (a.first < b.first OR a.first = b.first AND a.o.id < b.o.id) AND b.first <= a.last
UNWIND a.said + b.said AS s
WITH org, title, a, b, s
WHERE b.first <= s.date AND s.date <= a.last
WITH org, title, a, b, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH org, title, a, b, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN org.name + title AS seat, a.o.name AS claim_a, a.o.id AS claim_a_id, b.o.name AS claim_b, b.o.id AS claim_b_id,
       a.last AS date_a, b.first AS date_b, docs, evidence
ORDER BY date_b DESC, seat, org.id, claim_a_id, claim_b_id
LIMIT $limit

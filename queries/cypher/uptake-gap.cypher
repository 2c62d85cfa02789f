// The regions just below $parent_region, and whether a body or official of them made a demand on $theme, or cited
// $policy, by $by.
CALL {
  MATCH (:Theme {id: $theme})<-[:HAS_THEME]-(:Directive)<-[s:ISSUED]-(i) RETURN s, i
  UNION
  MATCH (:Policy {id: $policy})<-[:CITES]-(:Directive)<-[s:ISSUED]-(i) RETURN s, i
  UNION
  MATCH (:Policy {id: $policy})<-[s:CITES]-(i:Document) RETURN s, i
}
OPTIONAL MATCH (r:Region {id: i.region})
WITH s, coalesce(CASE WHEN i:Region THEN i.path WHEN i:Document THEN i.place ELSE r.path END, '') AS path
WITH collect(CASE WHEN $from <= s.date <= $by THEN {s: s, path: path} END) AS answers
MATCH (c:Region) WHERE c.path STARTS WITH $parent_region AND c.path <> $parent_region
WITH answers, c, CASE c.level WHEN 'province' THEN 1 WHEN 'city' THEN 2 WHEN 'county' THEN 3 ELSE 4 END AS rank
WITH answers, collect({c: c, rank: rank}) AS below, min(rank) AS top
UNWIND [x IN below WHERE x.rank = top | x.c] AS c
UNWIND [a IN answers WHERE a.path STARTS WITH c.path | a.s] + [null] AS s
WITH c, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH c, max(s.date) AS last, count(DISTINCT witness) AS docs,
     collect(CASE WHEN s IS NOT NULL THEN {doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end} END) AS evidence
RETURN c.name AS region, c.id AS region_id, CASE WHEN docs > 0 THEN 'answered' ELSE 'no answer' END AS status,
       last AS last_related, docs, evidence
ORDER BY status DESC, coalesce(last, ''), region, region_id
LIMIT $limit

// The shortest chain of statements between $a and $b of at most $max_steps links (six at the most). Of several
// the one whose ids come first.
MATCH (a:Official|Institution|Company|Park|Event|Policy {id: $a})
MATCH (b:Official|Institution|Company|Park|Event|Policy {id: $b})
WITH a, b WHERE a <> b
MATCH p = allShortestPaths((a)-[:HOLDS_POST|ISSUED|ADDRESSED_TO|TOOK_PART_IN|HELD_AT|LOCATED_IN|PART_OF|CITES*..6]-(b))
WHERE none(n IN nodes(p) WHERE n:Region OR n:Theme OR n:Document)
WITH p, [n IN nodes(p) | n.id] AS ids
ORDER BY ids LIMIT 1
WITH nodes(p) AS chain WHERE size(chain) <= $max_steps + 1
UNWIND range(1, size(chain) - 1) AS step
WITH step, chain[step - 1] AS x, chain[step] AS y
MATCH (x)-[s:HOLDS_POST|ISSUED|ADDRESSED_TO|TOOK_PART_IN|HELD_AT|LOCATED_IN|PART_OF|CITES]-(y)
WITH step, x, y, s, trim(type(s) + ' ' + coalesce(s.title, '') + coalesce(s.act, '') + coalesce(s.role, '')) AS what,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH step, x, y, collect(DISTINCT what) AS statement, min(CASE WHEN s.date <> '' THEN s.date END) AS date,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN step, x.name AS `from`, x.id AS from_id, statement, y.name AS `to`, y.id AS to_id, date, docs, evidence
ORDER BY step
LIMIT $limit

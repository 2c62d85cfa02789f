// What documents from $since on say for the first time about $watchlist or about $region and all in it.
CALL {
  MATCH (x:Official|Institution|Company|Park|Region|Policy) WHERE x.id IN $watchlist RETURN x
  UNION
  MATCH (x:Region) WHERE x.path STARTS WITH $region RETURN x
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (x:Official {region: r.id}) RETURN x
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (x:Institution {region: r.id}) RETURN x
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (x:Park {region: r.id}) RETURN x
}
MATCH (x)-[s:HOLDS_POST|ISSUED|ADDRESSED_TO|TOOK_PART_IN|HELD_AT|LOCATED_IN|CITES]-()
WHERE s.date >= $since
WITH DISTINCT s
MATCH (a)-[s]->(b)
WHERE NOT (a:Institution AND type(s) = 'LOCATED_IN')
WITH s, a, b, type(s) AS type, coalesce(s.title, '') AS title,
     coalesce(s.status, '') AS status, coalesce(s.act, '') AS act, coalesce(s.role, '') AS role
WITH a, b, type, title, status, act, role, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH a, b, type, title, status, act, role, min(s.date) AS date, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
WITH *, COLLECT {
       MATCH (a)-[p]->(b)
       WHERE type(p) = type AND coalesce(p.title, '') = title AND p.date < $since
       RETURN DISTINCT coalesce(p.status, '')
     } AS before
WHERE NOT status IN before
WITH *, coalesce(a.name, a.title) AS a_name, b.name AS b_name
WITH *,
     CASE type WHEN 'HOLDS_POST' THEN 'post' WHEN 'ISSUED' THEN 'directive' WHEN 'ADDRESSED_TO' THEN 'demand'
       WHEN 'TOOK_PART_IN' THEN 'attendance' WHEN 'HELD_AT' THEN 'venue' WHEN 'LOCATED_IN' THEN 'location'
       ELSE 'citation' END AS kind,
     CASE type
       WHEN 'HOLDS_POST' THEN a_name + ' ' + b_name + title + CASE status WHEN 'current' THEN '' ELSE ' (' + status + ')' END
       WHEN 'ISSUED' THEN a_name + ' ' + act + ': ' + b_name
       WHEN 'ADDRESSED_TO' THEN b_name + ': ' + a_name
       WHEN 'TOOK_PART_IN' THEN a_name + ' (' + role + '): ' + b_name
       ELSE a_name + ' @ ' + b_name END AS statement
RETURN date, kind, statement, CASE WHEN size(before) = 0 THEN 'new' ELSE 'changed' END AS new_or_changed, docs, evidence
ORDER BY date DESC, kind, statement, a.id, b.id
LIMIT $limit

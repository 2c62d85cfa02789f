// What documents from $from to $to tie to $park. Bodies of a park are those located in it or named after it.
CALL {
  MATCH (:Park {id: $park})<-[s:HOLDS_POST]-(x:Official)
  RETURN 1 AS rank, 'leader' AS kind, x, coalesce(s.title, '') AS role, s
  UNION
  MATCH (:Park {id: $park})<-[:LOCATED_IN]-(b:Institution)<-[s:HOLDS_POST]-(x:Official)
  RETURN 1 AS rank, 'leader' AS kind, x, b.name + coalesce(s.title, '') AS role, s
  UNION
  MATCH (p:Park {id: $park})
  MATCH (b:Institution)<-[s:HOLDS_POST]-(x:Official) WHERE b.name STARTS WITH p.name
  RETURN 1 AS rank, 'leader' AS kind, x, b.name + coalesce(s.title, '') AS role, s
  UNION
  MATCH (:Park {id: $park})<-[s:LOCATED_IN]-(x:Institution)
  RETURN 2 AS rank, 'body' AS kind, x, '' AS role, s
  UNION
  MATCH (:Park {id: $park})<-[s:LOCATED_IN]-(x:Company)
  RETURN 3 AS rank, 'company' AS kind, x, '' AS role, s
  UNION
  MATCH (:Park {id: $park})<-[s:HELD_AT]-(x:Event)
  RETURN 4 AS rank, 'event' AS kind, x, coalesce(x.kind, '') AS role, s
  UNION
  MATCH (:Park {id: $park})<-[s:ADDRESSED_TO]-(x:Directive)
  OPTIONAL MATCH (i)-[:ISSUED {doc: s.doc}]->(x)
  RETURN 5 AS rank, 'demand' AS kind, x, coalesce(i.name, '') AS role, s
  UNION
  MATCH (:Park {id: $park})<-[s:PART_OF]-(x:Park)
  RETURN 6 AS rank, 'part' AS kind, x, '' AS role, s
  UNION
  MATCH (:Park {id: $park})-[s:LOCATED_IN|PART_OF]->(x)
  RETURN 7 AS rank, 'place' AS kind, x, '' AS role, s
}
WITH rank, kind, x, s,
     CASE WHEN kind = 'leader' AND s.status <> 'current' THEN role + ' (' + s.status + ')' ELSE role END AS role,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WHERE $from <= s.date <= $to
WITH rank, kind, x, role, min(CASE WHEN s.date <> '' THEN s.date END) AS first, max(s.date) AS last,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN kind, x.name AS name, x.id AS name_id, role, first, last, docs, evidence
ORDER BY rank, last DESC, name, role, name_id
LIMIT $limit

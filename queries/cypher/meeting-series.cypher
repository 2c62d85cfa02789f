// Events named like $name, of $kind, or of $region (held there or attended by its officials), from $from to $to.
CALL {
  MATCH (e:Event) WHERE $region IS NULL RETURN e
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (r)<-[:HELD_AT]-(e:Event) RETURN e
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (:Park {region: r.id})<-[:HELD_AT]-(e:Event) RETURN e
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (:Institution {region: r.id})<-[:HELD_AT]-(e:Event) RETURN e
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (:Official {region: r.id})-[:TOOK_PART_IN]->(e:Event) RETURN e
}
WITH e WHERE ($name IS NULL OR e.name CONTAINS $name) AND ($kind IS NULL OR e.kind = $kind)
CALL {
  WITH e MATCH (e)<-[s:TOOK_PART_IN]-() RETURN s
  UNION
  WITH e MATCH (e)-[s:HELD_AT]->() RETURN s
  UNION
  WITH e MATCH (e)-[s:ISSUED]->() RETURN s
}
WITH e, collect(s) AS said, min(s.date) AS first, collect(DISTINCT s.doc) AS own
WITH e, said, own, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE first END AS date
WHERE $from <= date <= $to
WITH e, said, date, COLLECT {
       MATCH (e)-[i:ISSUED]->(d:Directive) WHERE i.doc IN own RETURN d.id
       UNION
       MATCH (e)<-[:TOOK_PART_IN]-(x)-[i:ISSUED]->(d:Directive) WHERE i.doc IN own RETURN d.id
     } AS demands
UNWIND said AS s
WITH e, date, demands, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH e, date, demands, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN date, e.name AS event, e.id AS event_id,
       COLLECT { MATCH (e)<-[h:TOOK_PART_IN]-(x) WHERE h.role = 'host' RETURN DISTINCT x.name } AS host,
       COLLECT { MATCH (e)-[:HELD_AT]->(p) RETURN DISTINCT p.name } + [coalesce(e.place, '')] AS place,
       size(demands) AS directives,
       COLLECT { MATCH (d:Directive)-[:HAS_THEME]->(t) WHERE d.id IN demands RETURN DISTINCT t.name } AS themes,
       docs, evidence
ORDER BY date, event, event_id
LIMIT $limit

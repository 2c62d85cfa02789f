// Inspections and visits by $official, or at $park or $company, from $from to $to; a visitor is who takes part and,
// at a visit, does not host.
CALL {
  MATCH (:Official {id: $official})-[:TOOK_PART_IN]->(e:Event) RETURN e
  UNION
  MATCH (:Park {id: $park})<-[:HELD_AT]-(e:Event) RETURN e
  UNION
  MATCH (:Company {id: $company})<-[:HELD_AT]-(e:Event) RETURN e
  UNION
  MATCH (:Company {id: $company})-[:TOOK_PART_IN]->(e:Event) RETURN e
}
WITH e WHERE e.kind IN ['inspection', 'visit']
MATCH (e)<-[s:TOOK_PART_IN]-(o:Official)
WITH e, o, collect(s) AS said, min(s.date) AS first, collect(DISTINCT s.doc) AS own
WITH e, o, said, own, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE first END AS date,
     COLLECT { MATCH (e)<-[h:TOOK_PART_IN]-(x) WHERE h.role = 'host' RETURN DISTINCT x.id } AS hosts
WHERE $from <= date <= $to AND (e.kind = 'inspection' OR NOT o.id IN hosts)
  AND ($official IS NULL OR o.id = $official OR e.kind = 'visit' AND $official IN hosts)
UNWIND said AS s
WITH e, o, own, date, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH e, o, own, date, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN date, o.name AS visitor, o.id AS visitor_id,
       COLLECT {
         MATCH (o)-[h:HOLDS_POST]->(org)
         WHERE h.doc IN own AND h.status IN ['current', 'acting']
         RETURN DISTINCT org.name + coalesce(h.title, '') AS title
       } AS title,
       COLLECT { MATCH (e)-[:HELD_AT]->(p) RETURN DISTINCT p.name } + [coalesce(e.place, '')] AS place,
       COLLECT { MATCH (e)<-[h:TOOK_PART_IN]-(x) WHERE h.role = 'host' RETURN DISTINCT x.name } AS host,
       e.name AS event, e.id AS event_id, docs, evidence
ORDER BY date DESC, event, event_id, visitor, visitor_id
LIMIT $limit

// In which place officials are named at $event, or the two of $pair at each event that both attended.
CALL {
  MATCH (e:Event {id: $event})<-[s:TOOK_PART_IN]-(o:Official) RETURN e, s, o
  UNION
  MATCH (x:Official)-[t:TOOK_PART_IN]->(e:Event)<-[s:TOOK_PART_IN]-(o:Official)
  WHERE x.id IN $pair AND o.id IN $pair AND o.id <> x.id AND t.position > 0
  RETURN e, s, o
}
WITH e, s, o WHERE s.position > 0
WITH e, o, collect(s) AS said, min(s.position) AS position, min(s.date) AS first, collect(DISTINCT s.doc) AS own
WITH e, o, said, position, own, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE first END AS date
WHERE $from <= date <= $to
UNWIND said AS s
WITH e, o, position, own, date, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH e, o, position, own, date, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN position, o.name AS official, o.id AS official_id,
       COLLECT {
         MATCH (o)-[h:HOLDS_POST]->(org)
         WHERE h.doc IN own AND h.status IN ['current', 'acting']
         RETURN DISTINCT org.name + coalesce(h.title, '') AS title
       } AS title,
       e.name AS event, e.id AS event_id, date, docs, evidence
ORDER BY date DESC, event, event_id, position, official, official_id
LIMIT $limit

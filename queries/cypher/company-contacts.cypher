// Events at which $official met a company, or $company an official, from $from to $to.
CALL {
  MATCH (o:Official {id: $official})-[s:TOOK_PART_IN]->(e:Event)<-[c:TOOK_PART_IN]-(co:Company) RETURN o, s, e, c, co
  UNION
  MATCH (o:Official {id: $official})-[s:TOOK_PART_IN]->(e:Event)-[c:HELD_AT]->(co:Company) RETURN o, s, e, c, co
  UNION
  MATCH (co:Company {id: $company})-[c:TOOK_PART_IN]->(e:Event)<-[s:TOOK_PART_IN]-(o:Official) RETURN o, s, e, c, co
  UNION
  MATCH (co:Company {id: $company})<-[c:HELD_AT]-(e:Event)<-[s:TOOK_PART_IN]-(o:Official) RETURN o, s, e, c, co
}
WITH o, s, e, c, co, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE s.date END AS date
WHERE $from <= date <= $to
  AND ($company IS NULL OR co.id = $company) AND ($official IS NULL OR o.id = $official)
  AND NOT EXISTS { (o)-[:HOLDS_POST]->(co) }
WITH o, e, co, min(date) AS date, collect(DISTINCT s) + collect(DISTINCT c) AS said, collect(DISTINCT s.role) AS role,
     collect(DISTINCT s.doc) AS own
UNWIND said AS s
WITH o, e, co, date, role, own, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, e, co, date, role, own, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id,
       COLLECT {
         MATCH (o)-[h:HOLDS_POST]->(org)
         WHERE h.doc IN own AND h.status IN ['current', 'acting']
         RETURN DISTINCT org.name + coalesce(h.title, '') AS title
       } AS title,
       co.name AS company, co.id AS company_id, e.name AS event, e.id AS event_id, role, date, docs, evidence
ORDER BY date DESC, event, event_id, official, official_id, company, company_id
LIMIT $limit

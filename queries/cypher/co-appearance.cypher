// The officials who took part in events together with $official, from $from to $to.
MATCH (:Official {id: $official})-[m:TOOK_PART_IN]->(e:Event)<-[t:TOOK_PART_IN]-(o:Official)
WHERE o.id <> $official
WITH o, e, m, t, CASE WHEN coalesce(e.date, '') <> '' THEN e.date ELSE t.date END AS date
WHERE $from <= date <= $to
UNWIND [m, t] AS s
WITH DISTINCT o, e, s, date
WITH o, e, s, date,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, count(DISTINCT e) AS events, min(CASE WHEN date <> '' THEN date END) AS first, max(date) AS last,
     count(DISTINCT CASE WHEN s.role = 'host' THEN e END) AS hosted_by_either,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
WHERE events >= $min_events
RETURN o.name AS other, o.id AS other_id, events, first, last, hosted_by_either, docs, evidence
ORDER BY events DESC, last DESC, other, other_id
LIMIT $limit

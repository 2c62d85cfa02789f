// For each region the first demand on $theme and who made it, from $from to $to.
MATCH (:Theme {id: $theme})<-[:HAS_THEME]-(d:Directive)
WITH DISTINCT d
MATCH (i)-[s:ISSUED]->(d)
WHERE s.date <> '' AND $from <= s.date <= $to
MATCH (r:Region {id: CASE WHEN i:Region THEN i.id ELSE i.region END})
WITH r, i, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(o) RETURN min(o.id) }[0], s.doc) AS witness
WITH r, i, min(s.date) AS date, collect({s: s, witness: witness}) AS said
ORDER BY date, i.name, i.id
WITH r, collect({i: i, date: date, said: said}) AS movers
WITH r, movers[0] AS m
WITH collect({r: r, m: m}) AS firsts, min(m.date) AS start
UNWIND firsts AS f
UNWIND f.m.said AS x
WITH f.r AS r, f.m AS m, start, x WHERE x.s.date = m.date
WITH r, m, start, count(DISTINCT x.witness) AS docs,
     collect({doc: x.s.doc, date: x.s.date, quote: x.s.quote, start: x.s.start, end: x.s.end}) AS evidence
RETURN r.path AS region, m.date AS first_date, m.i.name AS official, m.i.id AS official_id,
       duration.inDays(date(start), date(m.date)).days AS lag_days, docs, evidence
ORDER BY first_date, region, official_id
LIMIT $limit

// The directives that $official or $org issued from $from to $to.
CALL {
  MATCH (:Official {id: $official})-[s:ISSUED]->(d:Directive) RETURN d, s
  UNION
  MATCH (:Institution|Region|Park|Company|Event {id: $org})-[s:ISSUED]->(d:Directive) RETURN d, s
}
WITH d, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WHERE $from <= s.date <= $to
WITH d, min(CASE WHEN s.date <> '' THEN s.date END) AS date, collect(DISTINCT s.act) AS act,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
ORDER BY coalesce(date, '') DESC, d.name, d.id
LIMIT $limit
RETURN date, act, d.name AS directive, d.id AS directive_id,
       COLLECT { MATCH (d)-[:ADDRESSED_TO]->(a) RETURN DISTINCT a.name } AS addressee,
       COLLECT { MATCH (d)-[:HAS_THEME]->(t) RETURN DISTINCT t.name } AS theme,
       docs, evidence
ORDER BY coalesce(date, '') DESC, directive, directive_id

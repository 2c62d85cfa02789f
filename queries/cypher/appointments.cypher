// What changed in the posts of $region: the first document for each official, post and status, from $from to $to.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH $region RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[s:HOLDS_POST]-(o:Official)
WITH org, o, coalesce(s.title, '') AS title, s.status AS status, collect(s) AS said, min(s.date) AS date
WHERE $from <= date <= $to
WITH org, o, title, status, date, [s IN said WHERE s.date <= $to] AS said
UNWIND said AS s
WITH org, o, title, status, date, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH org, o, title, status, date, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN date, o.name AS official, o.id AS official_id,
       CASE status WHEN 'nominee' THEN 'nominated' WHEN 'acting' THEN 'acting' WHEN 'removed' THEN 'removed'
         WHEN 'former' THEN 'left' ELSE 'in post' END AS change,
       title, org.name AS org, org.id AS org_id, docs, evidence
ORDER BY date DESC, official, official_id, org, org_id, title, change
LIMIT $limit

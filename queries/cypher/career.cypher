// Every post of $official with the dates at which documents from $from to $to show it.
MATCH (:Official {id: $official})-[s:HOLDS_POST]->(org)
WHERE $from <= s.date <= $to
WITH org, s, s.status IN ['current', 'acting'] AS inside,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH org, coalesce(s.title, '') AS title,
     max(CASE WHEN inside THEN s.date END) AS last_in,
     min(CASE WHEN inside AND s.date <> '' THEN s.date END) AS first_in,
     min(CASE WHEN s.date <> '' THEN s.date END) AS first_said,
     max(CASE WHEN s.status = 'former' THEN s.date END) AS former,
     max(CASE WHEN s.status = 'removed' THEN s.date END) AS removed,
     max(CASE WHEN s.status = 'acting' THEN s.date END) AS acting,
     max(CASE WHEN s.status = 'current' THEN s.date END) AS settled,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
OPTIONAL MATCH (r:Region {id: org.region})
RETURN title, org.name AS org, org.id AS org_id,
       CASE WHEN org:Region THEN org.path ELSE r.path END AS region,
       CASE
         WHEN removed >= coalesce(last_in, '') THEN 'removed'
         WHEN former >= coalesce(last_in, '') THEN 'former'
         WHEN last_in IS NULL THEN 'nominee'
         WHEN title IN $single_seats AND last_in <> '' AND EXISTS {
           MATCH (org)<-[n:HOLDS_POST]-(p:Official)
           WHERE p.id <> $official AND coalesce(n.title, '') = title AND n.status IN ['current', 'acting']
             AND last_in < n.date <= $to
         } THEN 'succeeded'
         WHEN settled IS NULL OR acting > settled THEN 'acting'
         ELSE 'current'
       END AS status,
       first_in AS first_seen, last_in AS last_seen, docs, evidence
ORDER BY coalesce(first_said, '9999'), org, title, org_id
LIMIT $limit

// Who was acting in which post in $region, and when the same person was first seen in it proper, up to $as_of.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH $region RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[s:HOLDS_POST]-(o:Official)
WHERE $from <= s.date <= $as_of AND s.status IN ['acting', 'current']
WITH org, o, coalesce(s.title, '') AS title, collect(s) AS said,
     min(CASE WHEN s.status = 'acting' AND s.date <> '' THEN s.date END) AS acting_since,
     count(CASE WHEN s.status = 'acting' THEN 1 END) AS acting
WHERE acting > 0
UNWIND said AS s
WITH org, o, title, acting_since, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH org, o, title, acting_since,
     min(CASE WHEN s.status = 'current' AND s.date > acting_since THEN s.date END) AS confirmed_on,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS official, o.id AS official_id, title, org.name AS org, org.id AS org_id, acting_since, confirmed_on,
       docs, [e IN evidence WHERE confirmed_on IS NULL OR e.date <= confirmed_on] AS evidence
ORDER BY coalesce(acting_since, '') DESC, official, official_id, org, org_id, title
LIMIT $limit

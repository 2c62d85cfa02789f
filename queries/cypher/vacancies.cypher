// Single seats in $region whose last holder was removed or is called former, by documents up to $as_of.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH $region RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[s:HOLDS_POST]-(o:Official)
WHERE $from <= s.date <= $as_of AND s.title IN $single_seats
WITH org, s.title AS title, o, collect(s) AS said,
     max(CASE WHEN s.status IN ['current', 'acting'] THEN s.date END) AS last_in,
     max(CASE WHEN s.status = 'former' THEN s.date END) AS former,
     max(CASE WHEN s.status = 'removed' THEN s.date END) AS removed
WHERE last_in IS NOT NULL OR former IS NOT NULL OR removed IS NOT NULL
WITH org, title, o, said, last_in, former, removed
ORDER BY coalesce(last_in, '') DESC, coalesce(removed, former, '') DESC, o.name, o.id
WITH org, title, collect({o: o, said: said, last_in: last_in, former: former, removed: removed}) AS holders
WITH org, title, holders, holders[0] AS h
WHERE all(x IN holders WHERE coalesce(x.last_in, '') < coalesce(h.last_in, '') OR x.last_in IS NULL
          OR x.removed >= x.last_in OR x.former >= x.last_in)
UNWIND h.said AS s
WITH org, title, h, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH org, title, h, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN org.name AS org, org.id AS org_id, title, h.o.name AS last_holder, h.o.id AS last_holder_id, h.last_in AS last_seen,
       CASE WHEN h.removed >= coalesce(h.last_in, '') THEN 'removed' ELSE 'former' END AS how_ended, docs, evidence
ORDER BY org, org_id, title
LIMIT $limit

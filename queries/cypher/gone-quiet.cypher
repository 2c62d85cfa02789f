// Officials who hold a post in $region and were not seen for $days before $as_of, or before the last date known there.
CALL {
  MATCH (org:Region) WHERE org.path STARTS WITH $region RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Institution {region: r.id}) RETURN org
  UNION
  MATCH (r:Region) WHERE r.path STARTS WITH $region MATCH (org:Park {region: r.id}) RETURN org
}
MATCH (org)<-[s:HOLDS_POST]-(o:Official)
WHERE $from <= s.date <= $as_of
WITH o, org, coalesce(s.title, '') AS title,
     max(CASE WHEN s.status IN ['current', 'acting'] THEN s.date END) AS last_in,
     max(CASE WHEN s.status IN ['former', 'removed'] THEN s.date END) AS out
WHERE last_in IS NOT NULL AND (out IS NULL OR out < last_in)
WITH o, collect(org.name + title) AS title
MATCH (o)-[s:HOLDS_POST|TOOK_PART_IN|ISSUED]->()
WHERE s.date <> '' AND $from <= s.date <= $as_of AND coalesce(s.status, '') IN ['', 'current', 'acting']
WITH o, title, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, title, min(s.date) AS first, max(s.date) AS last, count(DISTINCT s.date) AS times, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
WITH collect({o: o, title: title, first: first, last: last, times: times, docs: docs, evidence: evidence}) AS people,
     max(last) AS latest
UNWIND people AS p
WITH p, duration.inDays(date(p.last), date(CASE WHEN $as_of < '9999' THEN $as_of ELSE latest END)).days AS silent
WHERE silent >= $days
RETURN p.o.name AS official, p.o.id AS official_id, p.title AS title, p.last AS last_seen, silent AS silent_days,
       CASE WHEN p.times > 1 THEN duration.inDays(date(p.first), date(p.last)).days / (p.times - 1) END AS usual_interval,
       p.docs AS docs, [e IN p.evidence WHERE e.date = p.last] AS evidence
ORDER BY silent DESC, official, official_id
LIMIT $limit

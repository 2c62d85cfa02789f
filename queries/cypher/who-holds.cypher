// Who holds which post at $org, by what documents say from $from to $as_of. A later removal ends a post;
// so does, for a single seat, another holder seen later.
MATCH (:Institution|Company|Park|Region {id: $org})<-[s:HOLDS_POST]-(o:Official)
WHERE $from <= s.date <= $as_of
WITH o, s, s.status IN ['current', 'acting'] AS inside,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, coalesce(s.title, '') AS title,
     max(CASE WHEN inside THEN s.date END) AS last_in,
     min(CASE WHEN inside AND s.date <> '' THEN s.date END) AS first_in,
     max(CASE WHEN s.status IN ['former', 'removed'] THEN s.date END) AS out,
     max(CASE WHEN s.status = 'acting' THEN s.date END) AS acting,
     max(CASE WHEN s.status = 'current' THEN s.date END) AS settled,
     count(DISTINCT CASE WHEN inside THEN witness END) AS docs,
     collect(CASE WHEN inside THEN {doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end} END) AS evidence
WHERE last_in IS NOT NULL
WITH title, max(last_in) AS latest,
     collect({o: o, first_in: first_in, last_in: last_in, out: out, docs: docs, evidence: evidence,
              status: CASE WHEN settled IS NULL OR acting > settled THEN 'acting' ELSE 'current' END}) AS holders
UNWIND holders AS h
WITH title, latest, h, title IN $single_seats AS single
WHERE (h.out IS NULL OR h.out < h.last_in) AND NOT (single AND h.last_in <> '' AND h.last_in < latest)
RETURN title, h.o.name AS official, h.o.id AS official_id, h.status AS status,
       h.first_in AS first_seen, h.last_in AS last_seen, h.docs AS docs, h.evidence AS evidence
ORDER BY CASE WHEN single THEN 0 ELSE 1 END, title, last_seen DESC, official, official_id
LIMIT $limit

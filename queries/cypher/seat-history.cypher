// Who was seen in the post $title of $org, in order of time, with the days between two holders.
MATCH (:Institution|Company|Park|Region {id: $org})<-[s:HOLDS_POST]-(o:Official)
WHERE s.title = $title AND $from <= s.date <= $to
WITH o, s, s.status IN ['current', 'acting'] AS inside,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o,
     max(CASE WHEN inside THEN s.date END) AS last_in,
     min(CASE WHEN inside AND s.date <> '' THEN s.date END) AS first_in,
     max(CASE WHEN s.status = 'former' THEN s.date END) AS former,
     max(CASE WHEN s.status = 'removed' THEN s.date END) AS removed,
     max(CASE WHEN s.status = 'acting' THEN s.date END) AS acting,
     max(CASE WHEN s.status = 'current' THEN s.date END) AS settled,
     count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
ORDER BY coalesce(first_in, '9999'), o.name, o.id
WITH collect({o: o, last_in: last_in, first_in: first_in, former: former, removed: removed, acting: acting,
              settled: settled, docs: docs, evidence: evidence}) AS holders, max(last_in) AS latest
UNWIND range(0, size(holders) - 1) AS i
WITH i, holders[i] AS h, latest, CASE WHEN i > 0 THEN holders[i - 1].last_in END AS before
RETURN h.o.name AS official, h.o.id AS official_id, h.first_in AS first_seen, h.last_in AS last_seen,
       CASE
         WHEN h.removed >= coalesce(h.last_in, '') THEN 'removed'
         WHEN h.former >= coalesce(h.last_in, '') THEN 'former'
         WHEN h.last_in IS NULL THEN 'nominee'
         WHEN $title IN $single_seats AND h.last_in <> '' AND h.last_in < latest THEN 'succeeded'
         WHEN h.settled IS NULL OR h.acting > h.settled THEN 'acting'
         ELSE 'current'
       END AS status,
       CASE WHEN before <> '' AND h.first_in IS NOT NULL
         THEN duration.inDays(date(before), date(h.first_in)).days END AS gap_days_before,
       h.docs AS docs, h.evidence AS evidence
ORDER BY i
LIMIT $limit

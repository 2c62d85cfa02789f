-- Who was seen in the post :title of :org, in order of time, with the days between two holders.
WITH said AS (
  SELECT s.*, s.status IN ('current', 'acting') AS inside,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM statement s
  WHERE s.type = 'HOLDS_POST' AND s.dst = :org AND s.title = :title AND s.date BETWEEN :from AND :to
),
post AS (
  SELECT src AS official,
         max(date) FILTER (WHERE inside) AS last_in,
         min(nullif(date, '')) FILTER (WHERE inside) AS first_in,
         max(date) FILTER (WHERE status = 'former') AS former,
         max(date) FILTER (WHERE status = 'removed') AS removed,
         max(date) FILTER (WHERE status = 'acting') AS acting,
         max(date) FILTER (WHERE status = 'current') AS settled,
         count(DISTINCT witness) AS docs,
         json_group_array(json_object('doc', doc, 'date', date, 'quote', quote, 'start', start, 'end', "end")) AS evidence
  FROM said
  GROUP BY official
),
holder AS (
  SELECT p.*, o.name, o.id, max(p.last_in) OVER () AS latest,
         lag(p.last_in) OVER (ORDER BY coalesce(p.first_in, '9999'), o.name, o.id) AS before
  FROM post p CROSS JOIN entity o ON o.id = p.official
)
SELECT h.name AS official, h.id AS official_id, h.first_in AS first_seen, h.last_in AS last_seen,
       CASE
         WHEN h.removed >= coalesce(h.last_in, '') THEN 'removed'
         WHEN h.former >= coalesce(h.last_in, '') THEN 'former'
         WHEN h.last_in IS NULL THEN 'nominee'
         WHEN :title IN (SELECT value FROM json_each(:single_seats)) AND h.last_in <> '' AND h.last_in < h.latest THEN 'succeeded'
         WHEN h.settled IS NULL OR h.acting > h.settled THEN 'acting'
         ELSE 'current'
       END AS status,
       CASE WHEN h.before <> '' THEN CAST(julianday(h.first_in) - julianday(h.before) AS INTEGER) END AS gap_days_before,
       h.docs AS docs, h.evidence AS evidence
FROM holder h
ORDER BY coalesce(h.first_in, '9999'), h.name, h.id
LIMIT :limit

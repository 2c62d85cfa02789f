-- Who holds which post at :org, by what documents say from :from to :as_of. A later removal ends a post;
-- so does, for a single seat, another holder seen later.
WITH said AS (
  SELECT s.*, s.status IN ('current', 'acting') AS inside,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM statement s
  WHERE s.type = 'HOLDS_POST' AND s.dst = :org AND s.date BETWEEN :from AND :as_of
),
post AS (
  SELECT title, src AS official,
         max(date) FILTER (WHERE inside) AS last_in,
         min(nullif(date, '')) FILTER (WHERE inside) AS first_in,
         max(date) FILTER (WHERE status IN ('former', 'removed')) AS out,
         max(date) FILTER (WHERE status = 'acting') AS acting,
         max(date) FILTER (WHERE status = 'current') AS settled,
         count(DISTINCT witness) FILTER (WHERE inside) AS docs,
         json_group_array(json_object('doc', doc, 'date', date, 'quote', quote, 'start', start, 'end', "end"))
           FILTER (WHERE inside) AS evidence
  FROM said
  GROUP BY title, official
),
holder AS (
  SELECT *, max(last_in) OVER (PARTITION BY title) AS latest,
         title IN (SELECT value FROM json_each(:single_seats)) AS single
  FROM post
  WHERE last_in IS NOT NULL
)
SELECT h.title AS title, o.name AS official, o.id AS official_id,
       CASE WHEN h.settled IS NULL OR h.acting > h.settled THEN 'acting' ELSE 'current' END AS status,
       h.first_in AS first_seen, h.last_in AS last_seen, h.docs AS docs, h.evidence AS evidence
FROM holder h CROSS JOIN entity o ON o.id = h.official
WHERE (h.out IS NULL OR h.out < h.last_in) AND NOT (h.single AND h.last_in <> '' AND h.last_in < h.latest)
ORDER BY h.single DESC, title, last_seen DESC, o.name, official_id
LIMIT :limit

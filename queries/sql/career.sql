-- Every post of :official with the dates at which documents from :from to :to show it.
WITH said AS (
  SELECT s.*, s.status IN ('current', 'acting') AS inside,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM statement s
  WHERE s.type = 'HOLDS_POST' AND s.src = :official AND s.date BETWEEN :from AND :to
),
post AS (
  SELECT title, dst AS org,
         max(date) FILTER (WHERE inside) AS last_in,
         min(nullif(date, '')) FILTER (WHERE inside) AS first_in,
         min(nullif(date, '')) AS first_said,
         max(date) FILTER (WHERE status = 'former') AS former,
         max(date) FILTER (WHERE status = 'removed') AS removed,
         max(date) FILTER (WHERE status = 'acting') AS acting,
         max(date) FILTER (WHERE status = 'current') AS settled,
         count(DISTINCT witness) AS docs,
         json_group_array(json_object('doc', doc, 'date', date, 'quote', quote, 'start', start, 'end', "end")) AS evidence
  FROM said
  GROUP BY title, org
)
SELECT p.title AS title, o.name AS org, o.id AS org_id,
       CASE WHEN o.label = 'Region' THEN o.path ELSE r.path END AS region,
       CASE
         WHEN p.removed >= coalesce(p.last_in, '') THEN 'removed'
         WHEN p.former >= coalesce(p.last_in, '') THEN 'former'
         WHEN p.last_in IS NULL THEN 'nominee'
         WHEN p.title IN (SELECT value FROM json_each(:single_seats)) AND p.last_in <> '' AND EXISTS (
           SELECT 1 FROM statement n
           WHERE n.type = 'HOLDS_POST' AND n.dst = p.org AND n.src <> :official AND n.title = p.title
             AND n.status IN ('current', 'acting') AND n.date > p.last_in AND n.date <= :to
         ) THEN 'succeeded'
         WHEN p.settled IS NULL OR p.acting > p.settled THEN 'acting'
         ELSE 'current'
       END AS status,
       p.first_in AS first_seen, p.last_in AS last_seen, p.docs AS docs, p.evidence AS evidence
FROM post p CROSS JOIN entity o ON o.id = p.org LEFT JOIN entity r ON r.id = o.region AND o.region <> ''
ORDER BY coalesce(p.first_said, '9999'), o.name, title, org_id
LIMIT :limit

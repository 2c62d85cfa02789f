-- Single seats in :region whose last holder was removed or is called former, by documents up to :as_of.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
post AS (
  SELECT s.dst AS org, s.title, s.src AS official,
         max(s.date) FILTER (WHERE s.status IN ('current', 'acting')) AS last_in,
         max(s.date) FILTER (WHERE s.status = 'former') AS former,
         max(s.date) FILTER (WHERE s.status = 'removed') AS removed
  FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  WHERE s.date BETWEEN :from AND :as_of AND s.title IN (SELECT value FROM json_each(:single_seats))
  GROUP BY s.dst, s.title, s.src
),
ranked AS (
  SELECT p.*, o.name AS holder,
         row_number() OVER (
           PARTITION BY p.org, p.title
           ORDER BY coalesce(p.last_in, '') DESC, coalesce(p.removed, p.former, '') DESC, o.name, o.id) AS n,
         max(coalesce(p.last_in, '')) OVER (PARTITION BY p.org, p.title) AS latest
  FROM post p CROSS JOIN entity o ON o.id = p.official AND o.label = 'Official'
  WHERE p.last_in IS NOT NULL OR p.former IS NOT NULL OR p.removed IS NOT NULL
)
SELECT g.name AS org, g.id AS org_id, h.title AS title, h.holder AS last_holder, h.official AS last_holder_id,
       h.last_in AS last_seen,
       CASE WHEN h.removed >= coalesce(h.last_in, '') THEN 'removed' ELSE 'former' END AS how_ended,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM ranked h
CROSS JOIN entity g ON g.id = h.org
CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND +s.dst = h.org AND s.src = h.official AND s.title = h.title
  AND s.date BETWEEN :from AND :as_of
WHERE h.n = 1 AND NOT EXISTS (
  SELECT 1 FROM ranked x
  WHERE x.org = h.org AND x.title = h.title AND x.last_in = h.latest
    AND (x.removed IS NULL OR x.removed < x.last_in) AND (x.former IS NULL OR x.former < x.last_in))
GROUP BY h.org, h.title
ORDER BY g.name, g.id, h.title
LIMIT :limit

-- Who was acting in which post in :region, and when the same person was first seen in it proper, up to :as_of.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
acting AS (
  SELECT s.dst AS org, s.src AS official, s.title, min(nullif(s.date, '')) AS since
  FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  WHERE s.date BETWEEN :from AND :as_of AND s.status = 'acting'
  GROUP BY s.dst, s.src, s.title
),
said AS (
  SELECT a.org, a.official, a.since, s.*,
         min(CASE WHEN s.status = 'current' AND s.date > a.since THEN s.date END)
           OVER (PARTITION BY a.org, a.official, a.title) AS confirmed
  FROM acting a
  CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND +s.dst = a.org AND s.src = a.official AND s.title = a.title
  WHERE s.date BETWEEN :from AND :as_of AND s.status IN ('acting', 'current')
)
SELECT o.name AS official, o.id AS official_id, x.title AS title, g.name AS org, g.id AS org_id,
       x.since AS acting_since, x.confirmed AS confirmed_on,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = x.doc)) AS docs,
       json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end"))
         FILTER (WHERE x.confirmed IS NULL OR x.date <= x.confirmed) AS evidence
FROM said x
CROSS JOIN entity o ON o.id = x.official AND o.label = 'Official' CROSS JOIN entity g ON g.id = x.org
GROUP BY x.org, x.official, x.title
ORDER BY coalesce(x.since, '') DESC, o.name, o.id, g.name, g.id, x.title
LIMIT :limit

-- Officials first seen in a post in :to_region after posts in :from_region. A region that is not given stands for
-- any place outside the other one.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= coalesce(:from_region, :to_region)
    AND path < coalesce(:from_region, :to_region) || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
person AS (
  SELECT DISTINCT s.src AS id FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
),
sight AS MATERIALIZED (
  SELECT s.*, g.name AS body, CASE WHEN g.label = 'Region' THEN g.path ELSE coalesce(r.path, '') END AS path
  FROM person x
  CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = x.id
  CROSS JOIN entity g ON g.id = s.dst
  LEFT JOIN entity r ON r.id = g.region AND g.region <> ''
  WHERE s.status IN ('current', 'acting') AND s.date <> ''
),
side AS (
  SELECT *,
         coalesce(substr(path, 1, length(:to_region)) = :to_region, substr(path, 1, length(:from_region)) <> :from_region) AS goal,
         coalesce(substr(path, 1, length(:from_region)) = :from_region, substr(path, 1, length(:to_region)) <> :to_region) AS origin
  FROM sight
),
post AS MATERIALIZED (
  SELECT src AS official, dst AS org, title, body || title AS post, goal, origin AND NOT goal AS origin,
         min(date) AS first, max(date) AS last
  FROM side
  GROUP BY src, dst, title
),
arrival AS (SELECT official, min(first) AS seen_from FROM post WHERE goal GROUP BY official),
move AS (
  SELECT a.official, a.seen_from, max(p.last) AS last
  FROM arrival a CROSS JOIN post p ON p.official = a.official AND p.origin AND p.first < a.seen_from
  GROUP BY a.official
),
part AS MATERIALIZED (
  SELECT m.official, p.org, p.title, p.post, 0 AS new
  FROM move m CROSS JOIN post p ON p.official = m.official AND p.origin AND p.first < m.seen_from AND p.last = m.last
  UNION ALL
  SELECT m.official, p.org, p.title, p.post, 1
  FROM move m CROSS JOIN post p ON p.official = m.official AND p.goal AND p.first = m.seen_from
)
SELECT o.name AS official, o.id AS official_id,
       (SELECT json_group_array(x.post) FROM part x WHERE x.official = m.official AND NOT x.new) AS old_post,
       (SELECT json_group_array(x.post) FROM part x WHERE x.official = m.official AND x.new) AS new_post,
       m.seen_from AS seen_from,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = y.doc)) AS docs,
       json_group_array(json_object('doc', y.doc, 'date', y.date, 'quote', y.quote, 'start', y.start, 'end', y."end")) AS evidence
FROM move m
CROSS JOIN entity o ON o.id = m.official AND o.label = 'Official'
CROSS JOIN part x ON x.official = m.official
CROSS JOIN sight y ON y.src = m.official AND y.dst = x.org AND y.title = x.title AND y.date IN (m.last, m.seen_from)
GROUP BY m.official
ORDER BY m.seen_from DESC, o.name, o.id
LIMIT :limit

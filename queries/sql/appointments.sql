-- What changed in the posts of :region: the first document for each official, post and status, from :from to :to.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
change AS (
  SELECT s.src, s.dst, s.title, s.status, min(s.date) AS date
  FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  GROUP BY s.src, s.dst, s.title, s.status
  HAVING min(s.date) BETWEEN :from AND :to
)
SELECT c.date AS date, o.name AS official, o.id AS official_id,
       CASE c.status WHEN 'nominee' THEN 'nominated' WHEN 'acting' THEN 'acting' WHEN 'removed' THEN 'removed'
         WHEN 'former' THEN 'left' ELSE 'in post' END AS change,
       c.title AS title, g.name AS org, g.id AS org_id,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM change c
CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = c.src AND +s.dst = c.dst AND s.title = c.title
  AND s.status = c.status AND s.date <= :to
CROSS JOIN entity o ON o.id = c.src AND o.label = 'Official' CROSS JOIN entity g ON g.id = c.dst
GROUP BY c.src, c.dst, c.title, c.status
ORDER BY c.date DESC, o.name, o.id, g.name, g.id, title, change
LIMIT :limit

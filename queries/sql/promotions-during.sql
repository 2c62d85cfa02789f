-- Officials first seen in a new post at :org, or at a body of its region, while :leader was seen in a post at :org.
WITH lead AS (
  SELECT min(l.date) AS begin, max(l.date) AS finish, json_group_array(g.name || l.title) AS leader_post
  FROM statement l CROSS JOIN entity g ON g.id = l.dst
  WHERE l.type = 'HOLDS_POST' AND l.src = :leader AND +l.dst = :org AND l.status IN ('current', 'acting') AND l.date <> ''
),
local_body AS (
  SELECT :org AS id
  UNION
  SELECT n.id FROM entity g CROSS JOIN entity n ON n.region = g.region AND n.region <> ''
  WHERE g.id = :org AND n.label IN ('Institution', 'Park')
  UNION
  SELECT n.id FROM entity n WHERE n.region = :org AND n.region <> '' AND n.label IN ('Institution', 'Park')
),
rise AS (
  SELECT n.src AS official, n.dst AS org, n.title, min(n.date) AS date, h.leader_post
  FROM local_body b CROSS JOIN statement n ON n.type = 'HOLDS_POST' AND n.dst = b.id
  CROSS JOIN lead h
  WHERE n.src <> :leader AND n.status IN ('current', 'acting') AND n.date <> ''
  GROUP BY n.src, n.dst, n.title
  HAVING min(n.date) > h.begin AND min(n.date) <= h.finish
),
past AS (
  SELECT r.official, r.org, r.title, r.date, r.leader_post, e.dst AS old_org, e.title AS old_title, max(e.date) AS last,
         max(max(e.date)) OVER (PARTITION BY r.official, r.org, r.title) AS latest
  FROM rise r
  CROSS JOIN statement e ON e.type = 'HOLDS_POST' AND e.src = r.official AND e.status IN ('current', 'acting')
    AND e.date <> '' AND e.date < r.date
  GROUP BY r.official, r.org, r.title, e.dst, e.title
),
step AS (SELECT * FROM past WHERE last = latest),
said AS (
  SELECT p.official, p.org, p.title, s.id
  FROM step p CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = p.official AND +s.dst = p.org AND s.title = p.title
    AND s.date = p.date AND s.status IN ('current', 'acting')
  UNION
  SELECT p.official, p.org, p.title, s.id
  FROM step p CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = p.official AND +s.dst = p.old_org AND s.title = p.old_title
    AND s.date = p.last AND s.status IN ('current', 'acting')
)
SELECT o.name AS official, o.id AS official_id,
       (SELECT json_group_array(x.name || p.old_title) FROM step p CROSS JOIN entity x ON x.id = p.old_org
        WHERE p.official = r.official AND p.org = r.org AND p.title = r.title) AS old_post,
       g.name || r.title AS new_post, r.date AS date, r.leader_post AS leader_post,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM rise r
CROSS JOIN said y ON y.official = r.official AND y.org = r.org AND y.title = r.title
CROSS JOIN statement s ON s.id = y.id
CROSS JOIN entity o ON o.id = r.official AND o.label = 'Official' CROSS JOIN entity g ON g.id = r.org
GROUP BY r.official, r.org, r.title
ORDER BY r.date DESC, o.name, o.id, new_post, g.id
LIMIT :limit

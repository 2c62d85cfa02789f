-- Officials seen in posts of the same organisation (4), county (3), city (2) or province (1) at the same time as :official.
WITH mine AS (
  SELECT s.dst AS org, s.title, min(s.date) AS first, max(s.date) AS last
  FROM statement s
  WHERE s.type = 'HOLDS_POST' AND s.src = :official AND s.status IN ('current', 'acting') AND s.date <> ''
  GROUP BY s.dst, s.title
),
home AS (
  SELECT DISTINCT m.org, CASE WHEN g.label = 'Region' THEN g.path ELSE r.path END AS path
  FROM mine m CROSS JOIN entity g ON g.id = m.org LEFT JOIN entity r ON r.id = g.region AND g.region <> ''
),
top AS (
  SELECT h.org AS mine, t.id, t.path, CASE t.level WHEN 'province' THEN 1 WHEN 'city' THEN 2 ELSE 3 END AS scope
  FROM home h CROSS JOIN entity t ON t.level IN ('province', 'city', 'county') AND t.path <> '' AND t.path IN (
      SELECT substr(h.path, 1, j.value) FROM json_each('[2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]') j)
),
scope AS (
  SELECT org AS mine, org, org AS shared, 4 AS scope FROM (SELECT DISTINCT org FROM mine)
  UNION
  SELECT a.mine, r.id, a.id, a.scope
  FROM top a CROSS JOIN entity r ON r.path >= a.path AND r.path < a.path || char(1114111) AND r.path <> ''
  UNION
  SELECT a.mine, n.id, a.id, a.scope
  FROM top a CROSS JOIN entity r ON r.path >= a.path AND r.path < a.path || char(1114111) AND r.path <> ''
  CROSS JOIN entity n ON n.region = r.id AND n.region <> '' AND n.label IN ('Institution', 'Park')
),
theirs AS (
  SELECT s.src AS official, s.dst AS org, s.title, min(s.date) AS first, max(s.date) AS last
  FROM (SELECT DISTINCT org FROM scope) c CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = c.org
  WHERE s.src <> :official AND (:other IS NULL OR s.src = :other) AND s.status IN ('current', 'acting') AND s.date <> ''
  GROUP BY s.src, s.dst, s.title
),
tie AS (
  SELECT a.official, c.scope, c.shared, m.org AS my_org, m.title AS my_title, a.org AS their_org, a.title AS their_title,
         max(m.first, a.first) AS since, min(m.last, a.last) AS until
  FROM mine m CROSS JOIN scope c ON c.mine = m.org CROSS JOIN theirs a ON a.org = c.org
  WHERE max(m.first, a.first) <= min(m.last, a.last)
),
measured AS (
  SELECT a.*, (substr(until, 1, 4) - substr(since, 1, 4)) * 12 + substr(until, 6, 2) - substr(since, 6, 2)
              - (substr(until, 9, 2) < substr(since, 9, 2)) AS months
  FROM tie a
),
ranked AS (
  SELECT a.*, rank() OVER (
           PARTITION BY a.official
           ORDER BY a.scope DESC, a.months DESC, a.since, a.until, g.name, g.id) AS n
  FROM measured a CROSS JOIN entity g ON g.id = a.shared
  WHERE a.months >= :min_months
),
said AS (
  SELECT k.official, k.scope, k.shared, k.since, k.until, k.months, s.id
  FROM ranked k CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = :official AND +s.dst = k.my_org AND s.title = k.my_title
    AND s.status IN ('current', 'acting') AND s.date <> ''
  WHERE k.n = 1
  UNION
  SELECT k.official, k.scope, k.shared, k.since, k.until, k.months, s.id
  FROM ranked k CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = k.official AND +s.dst = k.their_org AND s.title = k.their_title
    AND s.status IN ('current', 'acting') AND s.date <> ''
  WHERE k.n = 1
)
SELECT o.name AS other, o.id AS other_id, x.scope AS shared_scope, g.name AS org, g.id AS org_id,
       x.since AS "from", x.until AS "to", x.months AS months,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM said x
CROSS JOIN statement s ON s.id = x.id
CROSS JOIN entity o ON o.id = x.official AND o.label = 'Official' CROSS JOIN entity g ON g.id = x.shared
GROUP BY x.official
ORDER BY x.scope DESC, x.months DESC, o.name, o.id
LIMIT :limit

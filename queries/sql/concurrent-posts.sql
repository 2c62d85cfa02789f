-- The sets of posts that documents show :official, or officials of :region, in at one time.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
person AS (
  SELECT :official AS id WHERE :official IS NOT NULL
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label = 'Official'
),
sight AS MATERIALIZED (
  SELECT s.*
  FROM person x CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = x.id
  WHERE s.status IN ('current', 'acting') AND s.date <> '' AND s.date BETWEEN :from AND :to
),
post AS MATERIALIZED (
  SELECT x.src AS official, x.dst AS org, g.name AS body, x.title, min(x.date) AS first, max(x.date) AS last
  FROM sight x CROSS JOIN entity g ON g.id = x.dst
  GROUP BY x.src, x.dst, x.title
),
day AS (SELECT DISTINCT src AS official, date FROM sight),
held AS (
  SELECT d.official, d.date,
         group_concat(p.org || ' ' || p.title || '|', '' ORDER BY p.org, p.title) AS key,
         json_group_array(p.body || p.title) AS titles, json_group_array(p.body) AS orgs
  FROM day d CROSS JOIN post p ON p.official = d.official AND d.date BETWEEN p.first AND p.last
  GROUP BY d.official, d.date
  HAVING count(*) > 1
),
period AS (
  SELECT official, key, titles, orgs, min(date) AS since, max(date) AS until FROM held GROUP BY official, key
)
SELECT o.name AS official, o.id AS official_id, h.titles AS titles, h.orgs AS orgs, h.since AS "from", h.until AS "to",
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = x.doc)) AS docs,
       json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end")) AS evidence
FROM period h
CROSS JOIN entity o ON o.id = h.official
CROSS JOIN sight x ON x.src = h.official AND x.date BETWEEN h.since AND h.until
  AND instr('|' || h.key, '|' || x.dst || ' ' || x.title || '|') > 0
GROUP BY h.official, h.key
ORDER BY o.name, o.id, h.since, h.until, h.key
LIMIT :limit

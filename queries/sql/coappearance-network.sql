-- The officials of :region who took part in the same events, from :from to :to: an edge list.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
person AS MATERIALIZED (
  SELECT n.id, n.name FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label = 'Official'
),
part AS MATERIALIZED (
  SELECT o.id AS official, s.dst AS event, s.id AS st, s.date, e.date AS event_date
  FROM person o CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.src = o.id CROSS JOIN entity e ON e.id = s.dst
),
pair AS (
  SELECT x.official AS a, y.official AS b, x.event, x.st AS one, y.st AS two,
         coalesce(nullif(x.event_date, ''), min(x.date, y.date)) AS date
  FROM part x CROSS JOIN part y ON y.event = x.event AND x.official < y.official
),
said AS (
  SELECT a, b, event, date, one AS st FROM pair WHERE date BETWEEN :from AND :to
  UNION
  SELECT a, b, event, date, two FROM pair WHERE date BETWEEN :from AND :to
)
SELECT m.name AS a, m.id AS a_id, other.name AS b, other.id AS b_id, count(DISTINCT x.event) AS weight,
       min(nullif(x.date, '')) AS first, max(x.date) AS last,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM said x
CROSS JOIN statement s ON s.id = x.st
CROSS JOIN person m ON m.id = x.a CROSS JOIN person other ON other.id = x.b
GROUP BY x.a, x.b
HAVING weight >= :min_weight
ORDER BY weight DESC, x.a, x.b
LIMIT :limit

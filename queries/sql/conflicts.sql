-- Single seats in :region that documents from :from to :to give to two people at overlapping times.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
sight AS MATERIALIZED (
  SELECT s.id, s.dst AS org, s.title, s.src AS official, s.date
  FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  WHERE s.title IN (SELECT value FROM json_each(:single_seats)) AND s.status IN ('current', 'acting')
    AND s.date <> '' AND s.date BETWEEN :from AND :to
),
holder AS MATERIALIZED (
  SELECT org, title, official, min(date) AS first, max(date) AS last FROM sight GROUP BY org, title, official
),
pair AS (
  SELECT one.org, one.title, one.official AS a, two.official AS b, one.last AS date_a, two.first AS date_b
  FROM holder one CROSS JOIN holder two ON two.org = one.org AND two.title = one.title AND two.official <> one.official
  WHERE (one.first < two.first OR one.first = two.first AND one.official < two.official) AND two.first <= one.last
)
SELECT g.name || p.title AS seat, m.name AS claim_a, m.id AS claim_a_id, n.name AS claim_b, n.id AS claim_b_id,
       p.date_a AS date_a, p.date_b AS date_b,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM pair p
CROSS JOIN sight x ON x.org = p.org AND x.title = p.title AND x.official IN (p.a, p.b) AND x.date BETWEEN p.date_b AND p.date_a
CROSS JOIN statement s ON s.id = x.id
CROSS JOIN entity g ON g.id = p.org CROSS JOIN entity m ON m.id = p.a AND m.label = 'Official' CROSS JOIN entity n ON n.id = p.b AND n.label = 'Official'
GROUP BY p.org, p.title, p.a, p.b
ORDER BY p.date_b DESC, seat, g.id, p.a, p.b
LIMIT :limit

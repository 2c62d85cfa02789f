-- Times of at least :min_months in which no document shows :official, or officials of :region, in any post.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
person AS (
  SELECT :official AS id WHERE :official IS NOT NULL
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label = 'Official'
),
span AS (
  SELECT s.src AS official, s.dst AS org, s.title, min(s.date) AS first, max(s.date) AS last
  FROM person x CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = x.id
  WHERE s.status IN ('current', 'acting') AND s.date <> '' AND s.date BETWEEN :from AND :to
  GROUP BY s.src, s.dst, s.title
),
start AS (
  SELECT DISTINCT b.official, b.first AS gap_to,
         (SELECT max(a.last) FROM span a WHERE a.official = b.official AND a.first < b.first) AS gap_from
  FROM span b
),
gap AS (
  SELECT *, (substr(gap_to, 1, 4) - substr(gap_from, 1, 4)) * 12 + substr(gap_to, 6, 2) - substr(gap_from, 6, 2)
            - (substr(gap_to, 9, 2) < substr(gap_from, 9, 2)) AS months
  FROM start
  WHERE gap_from < gap_to
)
SELECT o.name AS official, o.id AS official_id,
       (SELECT json_group_array(n.name || a.title) FROM span a CROSS JOIN entity n ON n.id = a.org
        WHERE a.official = g.official AND a.last = g.gap_from) AS post_before,
       (SELECT json_group_array(n.name || a.title) FROM span a CROSS JOIN entity n ON n.id = a.org
        WHERE a.official = g.official AND a.first = g.gap_to) AS post_after,
       g.gap_from AS gap_from, g.gap_to AS gap_to, g.months AS months,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM gap g CROSS JOIN entity o ON o.id = g.official
CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = g.official AND s.status IN ('current', 'acting')
  AND s.date IN (g.gap_from, g.gap_to)
WHERE g.months >= :min_months
GROUP BY g.official, g.gap_from, g.gap_to
ORDER BY o.name, o.id, g.gap_from
LIMIT :limit

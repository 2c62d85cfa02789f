-- The shortest chain of statements between :a and :b of at most :max_steps links (six at the most). Of several
-- the one whose ids come first. It looks from both ends and meets in the middle.
WITH RECURSIVE
onward (id, d) AS (
  SELECT :a, 0
  UNION
  SELECT s.dst, r.d + 1 FROM onward r CROSS JOIN statement s ON s.src = r.id
  WHERE r.d < (min(:max_steps, 6) + 1) / 2 AND substr(s.dst, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
  UNION
  SELECT s.src, r.d + 1 FROM onward r CROSS JOIN statement s ON s.dst = r.id
  WHERE r.d < (min(:max_steps, 6) + 1) / 2 AND substr(s.src, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
),
back (id, d) AS (
  SELECT :b, 0
  UNION
  SELECT s.dst, r.d + 1 FROM back r CROSS JOIN statement s ON s.src = r.id
  WHERE r.d < min(:max_steps, 6) / 2 AND substr(s.dst, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
  UNION
  SELECT s.src, r.d + 1 FROM back r CROSS JOIN statement s ON s.dst = r.id
  WHERE r.d < min(:max_steps, 6) / 2 AND substr(s.src, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
),
near AS MATERIALIZED (SELECT id, min(d) AS d FROM onward GROUP BY id),
far AS MATERIALIZED (SELECT id, min(d) AS d FROM back GROUP BY id),
size AS MATERIALIZED (
  SELECT min(n.d + f.d) AS links, (min(n.d + f.d) + 1) / 2 AS half FROM near n CROSS JOIN far f ON f.id = n.id
),
-- Those at i links from :a that lie on a shortest chain, from the middle back to :a.
good (id, i) AS (
  SELECT n.id, n.d FROM size z CROSS JOIN near n ON n.d = z.half CROSS JOIN far f ON f.id = n.id AND f.d = z.links - z.half
  UNION
  SELECT n.id, n.d FROM good g CROSS JOIN statement s ON s.src = g.id CROSS JOIN near n ON n.id = s.dst AND n.d = g.i - 1
  WHERE s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
  UNION
  SELECT n.id, n.d FROM good g CROSS JOIN statement s ON s.dst = g.id CROSS JOIN near n ON n.id = s.src AND n.d = g.i - 1
  WHERE s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
),
chain AS MATERIALIZED (
  SELECT id, i FROM good
  UNION
  SELECT f.id, z.links - f.d FROM size z CROSS JOIN far f ON f.d < z.links - z.half
),
walk (step, id) AS (
  SELECT 0, :a FROM size WHERE links > 0
  UNION ALL
  SELECT w.step + 1, (
    SELECT min(c.id) FROM (
      SELECT s.dst AS id FROM statement s WHERE s.src = w.id AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
      UNION
      SELECT s.src FROM statement s WHERE s.dst = w.id AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
    ) q CROSS JOIN chain c ON c.id = q.id AND c.i = w.step + 1)
  FROM walk w CROSS JOIN size z WHERE w.step < z.links
),
said AS (
  SELECT x.step + 1 AS step, x.id AS a, y.id AS b, s.id
  FROM walk x CROSS JOIN walk y ON y.step = x.step + 1 CROSS JOIN statement s ON s.src = x.id AND s.dst = y.id
  UNION
  SELECT x.step + 1, x.id, y.id, s.id
  FROM walk x CROSS JOIN walk y ON y.step = x.step + 1 CROSS JOIN statement s ON s.src = y.id AND s.dst = x.id
)
SELECT t.step AS step, v.name AS "from", v.id AS from_id,
       json_group_array(trim(s.type || ' ' || s.title || s.act || s.role)) AS statement,
       u.name AS "to", u.id AS to_id, min(nullif(s.date, '')) AS date,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM said t
CROSS JOIN statement s ON s.id = t.id
  AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
CROSS JOIN entity v ON v.id = t.a CROSS JOIN entity u ON u.id = t.b
GROUP BY t.step
ORDER BY t.step
LIMIT :limit

-- The shortest chain of statements between :a and :b of at most :max_steps links (six at the most). Of several
-- the one whose ids come first.
WITH RECURSIVE reach (id, d) AS (
  SELECT :b, 0
  UNION
  SELECT s.dst, r.d + 1 FROM reach r JOIN statement s ON s.src = r.id
  WHERE r.d < min(:max_steps, 6) AND r.id <> :a AND substr(s.dst, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
  UNION
  SELECT s.src, r.d + 1 FROM reach r JOIN statement s ON s.dst = r.id
  WHERE r.d < min(:max_steps, 6) AND r.id <> :a AND substr(s.src, 1, 4) NOT IN ('reg-', 'thm-', 'doc-')
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
),
dist AS MATERIALIZED (SELECT id, min(d) AS d FROM reach GROUP BY id),
walk (step, id, d) AS (
  SELECT 0, id, d FROM dist WHERE id = :a
  UNION ALL
  SELECT w.step + 1, (
           SELECT min(x.id) FROM dist x
           WHERE x.d = w.d - 1 AND x.id IN (
             SELECT s.dst FROM statement s WHERE s.src = w.id
               AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
             UNION
             SELECT s.src FROM statement s WHERE s.dst = w.id
               AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES'))),
         w.d - 1
  FROM walk w WHERE w.d > 0
),
said AS (
  SELECT x.step + 1 AS step, x.id AS a, y.id AS b, s.id
  FROM walk x JOIN walk y ON y.step = x.step + 1 JOIN statement s ON s.src = x.id AND s.dst = y.id
  UNION
  SELECT x.step + 1, x.id, y.id, s.id
  FROM walk x JOIN walk y ON y.step = x.step + 1 JOIN statement s ON s.src = y.id AND s.dst = x.id
)
SELECT t.step AS step, m.name AS "from", m.id AS from_id,
       json_group_array(trim(s.type || ' ' || s.title || s.act || s.role)) AS statement,
       n.name AS "to", n.id AS to_id, min(nullif(s.date, '')) AS date,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM said t
JOIN statement s ON s.id = t.id
  AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'PART_OF', 'CITES')
JOIN entity m ON m.id = t.a JOIN entity n ON n.id = t.b
GROUP BY t.step
ORDER BY t.step
LIMIT :limit

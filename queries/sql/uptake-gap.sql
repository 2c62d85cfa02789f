-- The regions just below :parent_region, and whether a body or official of them made a demand on :theme, or cited
-- :policy, by :by.
WITH answer AS (
  SELECT s.id, CASE WHEN i.label = 'Region' THEN i.path ELSE r.path END AS path
  FROM statement t CROSS JOIN statement s ON s.type = 'ISSUED' AND s.dst = t.src
  CROSS JOIN entity i ON i.id = s.src LEFT JOIN entity r ON r.id = i.region AND i.region <> ''
  WHERE t.type = 'HAS_THEME' AND t.dst = :theme AND s.date BETWEEN :from AND :by
  UNION
  SELECT s.id, CASE WHEN i.label = 'Region' THEN i.path ELSE r.path END
  FROM statement t CROSS JOIN statement s ON s.type = 'ISSUED' AND s.dst = t.src
  CROSS JOIN entity i ON i.id = s.src LEFT JOIN entity r ON r.id = i.region AND i.region <> ''
  WHERE t.type = 'CITES' AND t.dst = :policy AND s.date BETWEEN :from AND :by
  UNION
  SELECT s.id, d.place FROM statement s CROSS JOIN document d ON d.id = s.src
  WHERE s.type = 'CITES' AND s.dst = :policy AND s.date BETWEEN :from AND :by
),
below AS MATERIALIZED (
  SELECT id, name, path, CASE level WHEN 'province' THEN 1 WHEN 'city' THEN 2 WHEN 'county' THEN 3 ELSE 4 END AS rank
  FROM entity
  WHERE path > :parent_region AND path < :parent_region || char(1114111) AND path <> ''
),
child AS (SELECT * FROM below WHERE rank = (SELECT min(rank) FROM below))
SELECT c.name AS region, c.id AS region_id, CASE WHEN count(s.id) > 0 THEN 'answered' ELSE 'no answer' END AS status,
       max(s.date) AS last_related,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end"))
         FILTER (WHERE s.id IS NOT NULL) AS evidence
FROM child c
LEFT JOIN answer a ON substr(a.path, 1, length(c.path)) = c.path
LEFT JOIN statement s ON s.id = a.id
GROUP BY c.id
ORDER BY status DESC, coalesce(last_related, ''), c.name, c.id
LIMIT :limit

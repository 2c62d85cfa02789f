-- What documents from :from to :to tie to :park. Bodies of a park are those located in it or named after it.
WITH park AS (SELECT id, name FROM entity WHERE id = :park),
local_body AS (
  SELECT s.src AS id FROM statement s CROSS JOIN entity n ON n.id = s.src
  WHERE s.type = 'LOCATED_IN' AND s.dst = :park AND n.label = 'Institution'
  UNION
  SELECT n.id FROM park p CROSS JOIN entity n ON n.label = 'Institution' AND n.name >= p.name AND n.name < p.name || char(1114111)
),
tied AS (
  SELECT 1 AS rank, 'leader' AS kind, s.src AS x, s.title AS role, s.id AS st
  FROM statement s WHERE s.type = 'HOLDS_POST' AND s.dst = :park
  UNION
  SELECT 1, 'leader', s.src, n.name || s.title, s.id
  FROM local_body b CROSS JOIN entity n ON n.id = b.id CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  UNION
  SELECT CASE n.label WHEN 'Institution' THEN 2 ELSE 3 END, CASE n.label WHEN 'Institution' THEN 'body' ELSE 'company' END,
         s.src, '', s.id
  FROM statement s CROSS JOIN entity n ON n.id = s.src
  WHERE s.type = 'LOCATED_IN' AND s.dst = :park AND n.label IN ('Institution', 'Company')
  UNION
  SELECT 4, 'event', s.src, coalesce(n.kind, ''), s.id
  FROM statement s CROSS JOIN entity n ON n.id = s.src WHERE s.type = 'HELD_AT' AND s.dst = :park
  UNION
  SELECT 5, 'demand', s.src, coalesce(n.name, ''), s.id
  FROM statement s
  LEFT JOIN statement i ON i.type = 'ISSUED' AND i.dst = s.src AND i.doc = s.doc
  LEFT JOIN entity n ON n.id = i.src
  WHERE s.type = 'ADDRESSED_TO' AND s.dst = :park
  UNION
  SELECT 6, 'part', s.src, '', s.id FROM statement s WHERE s.type = 'PART_OF' AND s.dst = :park
  UNION
  SELECT 7, 'place', s.dst, '', s.id FROM statement s WHERE s.type IN ('LOCATED_IN', 'PART_OF') AND s.src = :park
),
said AS (
  SELECT t.rank, t.kind, t.x, s.*,
         t.role || CASE WHEN t.kind = 'leader' AND s.status <> 'current' THEN ' (' || s.status || ')' ELSE '' END AS part,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM tied t CROSS JOIN statement s ON s.id = t.st
  WHERE s.date BETWEEN :from AND :to
)
SELECT x.kind AS kind, n.name AS name, n.id AS name_id, x.part AS role,
       min(nullif(x.date, '')) AS first, max(x.date) AS last, count(DISTINCT x.witness) AS docs,
       json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end")) AS evidence
FROM said x CROSS JOIN entity n ON n.id = x.x
GROUP BY x.rank, x.kind, x.x, x.part
ORDER BY x.rank, last DESC, n.name, x.part, n.id
LIMIT :limit

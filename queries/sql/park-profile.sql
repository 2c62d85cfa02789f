-- What documents from :from to :to tie to :park. Bodies of a park are those located in it or named after it.
WITH park AS (SELECT id, name FROM node WHERE id = :park),
body AS (
  SELECT s.from_id AS id FROM statement s JOIN node n ON n.id = s.from_id
  WHERE s.type = 'LOCATED_IN' AND s.to_id = :park AND n.label = 'Institution'
  UNION
  SELECT n.id FROM park p JOIN node n ON n.label = 'Institution' AND n.name >= p.name AND n.name < p.name || char(1114111)
),
tied AS (
  SELECT 1 AS rank, 'leader' AS kind, s.from_id AS x, s.title AS role, s.id AS st
  FROM statement s WHERE s.type = 'HOLDS_POST' AND s.to_id = :park
  UNION
  SELECT 1, 'leader', s.from_id, n.name || s.title, s.id
  FROM body b JOIN node n ON n.id = b.id JOIN statement s ON s.type = 'HOLDS_POST' AND s.to_id = b.id
  UNION
  SELECT CASE n.label WHEN 'Institution' THEN 2 ELSE 3 END, CASE n.label WHEN 'Institution' THEN 'body' ELSE 'company' END,
         s.from_id, '', s.id
  FROM statement s JOIN node n ON n.id = s.from_id
  WHERE s.type = 'LOCATED_IN' AND s.to_id = :park AND n.label IN ('Institution', 'Company')
  UNION
  SELECT 4, 'event', s.from_id, coalesce(n.kind, ''), s.id
  FROM statement s JOIN node n ON n.id = s.from_id WHERE s.type = 'HELD_AT' AND s.to_id = :park
  UNION
  SELECT 5, 'demand', s.from_id, coalesce(n.name, ''), s.id
  FROM statement s
  LEFT JOIN statement i ON i.type = 'ISSUED' AND i.to_id = s.from_id AND i.doc = s.doc
  LEFT JOIN node n ON n.id = i.from_id
  WHERE s.type = 'ADDRESSED_TO' AND s.to_id = :park
  UNION
  SELECT 6, 'part', s.from_id, '', s.id FROM statement s WHERE s.type = 'PART_OF' AND s.to_id = :park
  UNION
  SELECT 7, 'place', s.to_id, '', s.id FROM statement s WHERE s.type IN ('LOCATED_IN', 'PART_OF') AND s.from_id = :park
),
said AS (
  SELECT t.rank, t.kind, t.x, s.*,
         t.role || CASE WHEN t.kind = 'leader' AND s.status <> 'current' THEN ' (' || s.status || ')' ELSE '' END AS part,
         coalesce((SELECT min(r.to_id) FROM statement r WHERE r.type = 'REPRINT_OF' AND r.from_id = s.doc), s.doc) AS witness
  FROM tied t JOIN statement s ON s.id = t.st
  WHERE s.date BETWEEN :from AND :to
)
SELECT s.kind AS kind, n.name AS name, n.id AS name_id, s.part AS role,
       min(nullif(s.date, '')) AS first, max(s.date) AS last, count(DISTINCT s.witness) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM said s JOIN node n ON n.id = s.x
GROUP BY s.rank, s.kind, s.x, s.part
ORDER BY s.rank, last DESC, n.name, s.part, n.id
LIMIT :limit

-- What documents from :since on say for the first time about :watchlist or about :region and all in it.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
watched AS (
  SELECT value AS id FROM json_each(:watchlist) UNION SELECT id FROM place
  UNION
  SELECT n.id FROM place x CROSS JOIN entity n ON n.region = x.id AND n.region <> '' WHERE n.label IN ('Official', 'Institution', 'Park')
),
touched AS (
  SELECT s.id FROM watched w CROSS JOIN statement s ON s.src = w.id
  WHERE s.date >= :since
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'CITES')
  UNION
  SELECT s.id FROM watched w CROSS JOIN statement s ON s.dst = w.id
  WHERE s.date >= :since
    AND s.type IN ('HOLDS_POST', 'ISSUED', 'ADDRESSED_TO', 'TOOK_PART_IN', 'HELD_AT', 'LOCATED_IN', 'CITES')
),
fact AS (
  SELECT s.type, s.src, s.dst, s.title, s.status, s.act, s.role, min(s.date) AS date,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM touched t CROSS JOIN statement s ON s.id = t.id AND NOT (s.type = 'LOCATED_IN' AND s.src LIKE 'ins-%')
  GROUP BY s.type, s.src, s.dst, s.title, s.status, s.act, s.role
),
news AS (
  SELECT f.*, EXISTS (
           SELECT 1 FROM statement p
           WHERE p.src = f.src AND +p.dst = f.dst AND p.type = f.type AND p.title = f.title AND p.date < :since
         ) AS known
  FROM fact f
  WHERE NOT EXISTS (
    SELECT 1 FROM statement p
    WHERE p.src = f.src AND +p.dst = f.dst AND p.type = f.type AND p.title = f.title
      AND p.status = f.status AND p.date < :since)
)
SELECT f.date AS date,
       CASE f.type WHEN 'HOLDS_POST' THEN 'post' WHEN 'ISSUED' THEN 'directive' WHEN 'ADDRESSED_TO' THEN 'demand'
         WHEN 'TOOK_PART_IN' THEN 'attendance' WHEN 'HELD_AT' THEN 'venue' WHEN 'LOCATED_IN' THEN 'location'
         ELSE 'citation' END AS kind,
       CASE f.type
         WHEN 'HOLDS_POST' THEN coalesce(a.name, d.title) || ' ' || b.name || f.title || CASE f.status WHEN 'current' THEN '' ELSE ' (' || f.status || ')' END
         WHEN 'ISSUED' THEN coalesce(a.name, d.title) || ' ' || f.act || ': ' || b.name
         WHEN 'ADDRESSED_TO' THEN b.name || ': ' || coalesce(a.name, d.title)
         WHEN 'TOOK_PART_IN' THEN coalesce(a.name, d.title) || ' (' || f.role || '): ' || b.name
         ELSE coalesce(a.name, d.title) || ' @ ' || b.name END AS statement,
       CASE WHEN f.known THEN 'changed' ELSE 'new' END AS new_or_changed, f.docs AS docs, f.evidence AS evidence
FROM news f LEFT JOIN entity a ON a.id = f.src LEFT JOIN document d ON d.id = f.src CROSS JOIN entity b ON b.id = f.dst
ORDER BY f.date DESC, kind, statement, f.src, f.dst
LIMIT :limit

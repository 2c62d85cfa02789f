-- Events named like :name, of :kind, or of :region (held there or attended by its officials), from :from to :to.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park', 'Official')
),
event AS (
  SELECT id FROM entity WHERE label = 'Event' AND :region IS NULL
  UNION
  SELECT s.src FROM local l CROSS JOIN statement s ON s.type = 'HELD_AT' AND s.dst = l.id
  UNION
  SELECT s.dst FROM local l CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.src = l.id
),
chosen AS MATERIALIZED (
  SELECT e.id, e.name, e.date, e.place
  FROM event x CROSS JOIN entity e ON e.id = x.id
  WHERE (:name IS NULL OR instr(e.name, :name) > 0) AND (:kind IS NULL OR e.kind = :kind)
),
said AS MATERIALIZED (
  SELECT c.id AS event, s.id, s.doc, s.date FROM chosen c CROSS JOIN statement s ON s.dst = c.id AND s.type = 'TOOK_PART_IN'
  UNION
  SELECT c.id, s.id, s.doc, s.date FROM chosen c CROSS JOIN statement s ON s.src = c.id AND s.type IN ('HELD_AT', 'ISSUED')
),
series AS MATERIALIZED (
  SELECT c.id AS event, c.name, c.place, coalesce(nullif(c.date, ''), min(x.date)) AS date
  FROM chosen c CROSS JOIN said x ON x.event = c.id
  GROUP BY c.id
),
demand AS MATERIALIZED (
  SELECT x.event, i.dst AS id
  FROM said x CROSS JOIN statement i ON i.type = 'ISSUED' AND i.src = x.event AND i.doc = x.doc
  UNION
  SELECT x.event, i.dst
  FROM said x
  CROSS JOIN statement i ON i.type = 'ISSUED' AND i.doc = x.doc
  CROSS JOIN statement t ON t.type = 'TOOK_PART_IN' AND t.dst = x.event AND +t.src = i.src
),
counted AS MATERIALIZED (
  SELECT d.event, count(DISTINCT d.id) AS directives, json_group_array(n.name) AS themes
  FROM demand d
  LEFT JOIN statement h ON h.type = 'HAS_THEME' AND h.src = d.id LEFT JOIN entity n ON n.id = h.dst
  GROUP BY d.event
)
SELECT m.date AS date, m.name AS event, m.event AS event_id,
       (SELECT json_group_array(n.name) FROM statement h CROSS JOIN entity n ON n.id = h.src
        WHERE h.type = 'TOOK_PART_IN' AND h.dst = m.event AND h.role = 'host') AS host,
       (SELECT json_group_array(p.place) FROM (
          SELECT n.name AS place FROM statement h CROSS JOIN entity n ON n.id = h.dst WHERE h.type = 'HELD_AT' AND h.src = m.event
          UNION SELECT m.place) p) AS place,
       coalesce(k.directives, 0) AS directives, coalesce(k.themes, '[]') AS themes,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM series m CROSS JOIN said x ON x.event = m.event CROSS JOIN statement s ON s.id = x.id
LEFT JOIN counted k ON k.event = m.event
WHERE m.date BETWEEN :from AND :to
GROUP BY m.event
ORDER BY m.date, m.name, m.event
LIMIT :limit

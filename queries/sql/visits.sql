-- Inspections and visits by :official, or at :park or :company, from :from to :to; a visitor is who takes part and,
-- at a visit, does not host.
WITH event AS (
  SELECT dst AS id FROM statement WHERE type = 'TOOK_PART_IN' AND src = :official
  UNION
  SELECT src FROM statement WHERE type = 'HELD_AT' AND dst = :park
  UNION
  SELECT src FROM statement WHERE type = 'HELD_AT' AND dst = :company
  UNION
  SELECT dst FROM statement WHERE type = 'TOOK_PART_IN' AND src = :company
),
host AS (
  SELECT DISTINCT s.dst AS event, s.src AS id
  FROM event x CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.dst = x.id
  WHERE s.role = 'host'
),
visit AS (
  SELECT e.id AS event, e.name, e.place, e.kind, s.src AS visitor,
         coalesce(nullif(e.date, ''), min(s.date)) AS date,
         json_group_array(s.doc) AS own,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM event x
  CROSS JOIN entity e ON e.id = x.id AND e.kind IN ('inspection', 'visit')
  CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.dst = e.id
  GROUP BY e.id, s.src
)
SELECT v.date AS date, o.name AS visitor, o.id AS visitor_id,
       (SELECT json_group_array(g.name || h.title) FROM statement h CROSS JOIN entity g ON g.id = h.dst
        WHERE h.type = 'HOLDS_POST' AND h.src = v.visitor AND h.status IN ('current', 'acting')
          AND h.doc IN (SELECT value FROM json_each(v.own))) AS title,
       (SELECT json_group_array(x.place) FROM (
          SELECT g.name AS place FROM statement h CROSS JOIN entity g ON g.id = h.dst WHERE h.type = 'HELD_AT' AND h.src = v.event
          UNION SELECT v.place) x) AS place,
       (SELECT json_group_array(g.name) FROM host a CROSS JOIN entity g ON g.id = a.id WHERE a.event = v.event) AS host,
       v.name AS event, v.event AS event_id, v.docs AS docs, v.evidence AS evidence
FROM visit v CROSS JOIN entity o ON o.id = v.visitor AND o.label = 'Official'
WHERE v.date BETWEEN :from AND :to
  AND (v.kind = 'inspection' OR v.visitor NOT IN (SELECT a.id FROM host a WHERE a.event = v.event))
  AND (:official IS NULL OR v.visitor = :official
       OR v.kind = 'visit' AND :official IN (SELECT a.id FROM host a WHERE a.event = v.event))
ORDER BY v.date DESC, v.name, v.event, o.name, o.id
LIMIT :limit

-- In which place officials are named at :event, or the two of :pair at each event that both attended.
WITH part AS (
  SELECT s.id FROM statement s WHERE s.type = 'TOOK_PART_IN' AND s.dst = :event AND s.position > 0
  UNION
  SELECT s.id
  FROM json_each(:pair) x
  CROSS JOIN statement t ON t.type = 'TOOK_PART_IN' AND t.src = x.value AND t.position > 0
  CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.dst = t.dst AND s.src <> t.src AND s.position > 0
  WHERE s.src IN (SELECT value FROM json_each(:pair))
),
named AS (
  SELECT s.src AS official, e.id AS event, e.name, min(s.position) AS position,
         coalesce(nullif(e.date, ''), min(s.date)) AS date, json_group_array(s.doc) AS own,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM part p CROSS JOIN statement s ON s.id = p.id CROSS JOIN entity e ON e.id = s.dst
  GROUP BY s.src, e.id
)
SELECT n.position AS position, o.name AS official, o.id AS official_id,
       (SELECT json_group_array(g.name || h.title) FROM statement h CROSS JOIN entity g ON g.id = h.dst
        WHERE h.type = 'HOLDS_POST' AND h.src = n.official AND h.status IN ('current', 'acting')
          AND h.doc IN (SELECT value FROM json_each(n.own))) AS title,
       n.name AS event, n.event AS event_id, n.date AS date, n.docs AS docs, n.evidence AS evidence
FROM named n CROSS JOIN entity o ON o.id = n.official AND o.label = 'Official'
WHERE n.date BETWEEN :from AND :to
ORDER BY n.date DESC, n.name, n.event, n.position, o.name, o.id
LIMIT :limit

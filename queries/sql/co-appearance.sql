-- The officials who took part in events together with :official, from :from to :to.
WITH pair AS (
  SELECT t.src AS other, e.id AS event, m.id AS mine, t.id AS theirs,
         coalesce(nullif(e.date, ''), t.date) AS date
  FROM statement m
  CROSS JOIN statement t ON t.type = 'TOOK_PART_IN' AND t.dst = m.dst AND t.src <> :official
  CROSS JOIN entity o ON o.id = t.src AND o.label = 'Official'
  CROSS JOIN entity e ON e.id = m.dst
  WHERE m.type = 'TOOK_PART_IN' AND m.src = :official
),
said AS (
  SELECT other, event, date, mine AS st FROM pair WHERE date BETWEEN :from AND :to
  UNION
  SELECT other, event, date, theirs FROM pair WHERE date BETWEEN :from AND :to
),
met AS (
  SELECT x.other, count(DISTINCT x.event) AS events, min(nullif(x.date, '')) AS first, max(x.date) AS last,
         count(DISTINCT x.event) FILTER (WHERE s.role = 'host') AS hosted_by_either,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM said x CROSS JOIN statement s ON s.id = x.st
  GROUP BY x.other
)
SELECT o.name AS other, o.id AS other_id, k.events AS events, k.first AS first, k.last AS last,
       k.hosted_by_either AS hosted_by_either, k.docs AS docs, k.evidence AS evidence
FROM met k CROSS JOIN entity o ON o.id = k.other
WHERE k.events >= :min_events
ORDER BY k.events DESC, k.last DESC, o.name, o.id
LIMIT :limit

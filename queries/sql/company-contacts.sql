-- Events at which :official met a company, or :company an official, from :from to :to.
WITH pair AS (
  SELECT s.src AS official, s.dst AS event, c.src AS company, s.id AS mine, c.id AS theirs
  FROM statement s CROSS JOIN statement c ON c.type = 'TOOK_PART_IN' AND c.dst = s.dst
  WHERE s.type = 'TOOK_PART_IN' AND s.src = :official
  UNION
  SELECT s.src, s.dst, c.dst, s.id, c.id
  FROM statement s CROSS JOIN statement c ON c.type = 'HELD_AT' AND c.src = s.dst
  WHERE s.type = 'TOOK_PART_IN' AND s.src = :official
  UNION
  SELECT s.src, s.dst, c.src, s.id, c.id
  FROM statement c CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.dst = c.dst
  WHERE c.type = 'TOOK_PART_IN' AND c.src = :company
  UNION
  SELECT s.src, s.dst, c.dst, s.id, c.id
  FROM statement c CROSS JOIN statement s ON s.type = 'TOOK_PART_IN' AND s.dst = c.src
  WHERE c.type = 'HELD_AT' AND c.dst = :company
),
contact AS (
  SELECT p.official, p.event, p.company, p.mine, p.theirs, s.role, s.doc,
         coalesce(nullif(e.date, ''), s.date) AS date
  FROM pair p
  CROSS JOIN entity o ON o.id = p.official AND o.label = 'Official'
  CROSS JOIN entity c ON c.id = p.company AND c.label = 'Company'
  CROSS JOIN entity e ON e.id = p.event
  CROSS JOIN statement s ON s.id = p.mine
  WHERE (:company IS NULL OR p.company = :company) AND (:official IS NULL OR p.official = :official)
    AND NOT EXISTS (SELECT 1 FROM statement h WHERE h.type = 'HOLDS_POST' AND h.src = p.official AND +h.dst = p.company)
),
met AS (
  SELECT official, event, company, min(date) AS date, json_group_array(role) AS role, json_group_array(doc) AS own
  FROM contact
  WHERE date BETWEEN :from AND :to
  GROUP BY official, event, company
),
said AS (
  SELECT official, event, company, mine AS st FROM contact WHERE date BETWEEN :from AND :to
  UNION
  SELECT official, event, company, theirs FROM contact WHERE date BETWEEN :from AND :to
),
proof AS (
  SELECT x.official, x.event, x.company,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM said x CROSS JOIN statement s ON s.id = x.st
  GROUP BY x.official, x.event, x.company
)
SELECT o.name AS official, o.id AS official_id,
       (SELECT json_group_array(g.name || h.title) FROM statement h CROSS JOIN entity g ON g.id = h.dst
        WHERE h.type = 'HOLDS_POST' AND h.src = m.official AND h.status IN ('current', 'acting')
          AND h.doc IN (SELECT value FROM json_each(m.own))) AS title,
       c.name AS company, c.id AS company_id, e.name AS event, e.id AS event_id, m.role AS role, m.date AS date,
       p.docs AS docs, p.evidence AS evidence
FROM met m
CROSS JOIN proof p ON p.official = m.official AND p.event = m.event AND p.company = m.company
CROSS JOIN entity o ON o.id = m.official CROSS JOIN entity c ON c.id = m.company CROSS JOIN entity e ON e.id = m.event
ORDER BY m.date DESC, e.name, e.id, o.name, o.id, c.name, c.id
LIMIT :limit

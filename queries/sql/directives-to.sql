-- The directives addressed to :org, to :park, or to :region with all that lies in it.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
target AS (
  SELECT :org AS id UNION SELECT :park UNION SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
told AS (
  SELECT a.*, i.src AS issuer, i.id AS issued
  FROM target t
  CROSS JOIN statement a ON a.type = 'ADDRESSED_TO' AND a.dst = t.id AND a.date BETWEEN :from AND :to
  LEFT JOIN statement i ON i.type = 'ISSUED' AND i.dst = a.src AND i.doc = a.doc
),
said AS (
  SELECT src AS directive, issuer, id FROM told
  UNION
  SELECT src, issuer, issued FROM told WHERE issued IS NOT NULL
),
demand AS (
  SELECT x.directive, x.issuer, min(nullif(s.date, '')) AS date,
         json_group_array(s.act) AS act,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM said x CROSS JOIN statement s ON s.id = x.id
  GROUP BY x.directive, x.issuer
)
SELECT m.date AS date, i.name AS issuer, i.id AS issuer_id,
       CASE WHEN i.label = 'Region' THEN i.level ELSE r.level END AS issuer_level,
       m.act AS act, d.name AS directive, d.id AS directive_id, m.docs AS docs, m.evidence AS evidence
FROM demand m CROSS JOIN entity d ON d.id = m.directive
LEFT JOIN entity i ON i.id = m.issuer LEFT JOIN entity r ON r.id = i.region
ORDER BY coalesce(m.date, '') DESC, directive, directive_id, coalesce(i.id, '')
LIMIT :limit

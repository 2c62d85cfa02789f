-- Demands that echo :directive, or contain :phrase, within :days of the first; the first itself has lag 0.
WITH like_it AS (
  SELECT :directive AS id, 1.0 AS similarity, 1 AS origin WHERE :directive IS NOT NULL
  UNION ALL
  SELECT src, similarity, 0 FROM statement WHERE type = 'ECHOES' AND dst = :directive
  UNION ALL
  SELECT id, 1.0, 1 FROM entity WHERE :phrase IS NOT NULL AND label = 'Directive' AND instr(name, :phrase) > 0
),
demand AS (SELECT id, max(similarity) AS similarity, max(origin) AS origin FROM like_it GROUP BY id),
echo AS (
  SELECT d.id AS directive, d.similarity, s.src AS issuer, min(s.date) AS date,
         min(CASE WHEN d.origin THEN min(s.date) END) OVER () AS start
  FROM demand d CROSS JOIN statement s ON s.type = 'ISSUED' AND s.dst = d.id
  WHERE s.date <> ''
  GROUP BY d.id, s.src
),
timed AS (SELECT *, CAST(julianday(date) - julianday(start) AS INTEGER) AS lag_days FROM echo)
SELECT CASE WHEN i.label = 'Region' THEN i.path ELSE r.path END AS region, i.name AS official, i.id AS official_id,
       d.name AS directive, d.id AS directive_id, e.date AS date, e.lag_days AS lag_days,
       round(e.similarity, 4) AS similarity,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
FROM timed e
CROSS JOIN entity d ON d.id = e.directive CROSS JOIN entity i ON i.id = e.issuer
LEFT JOIN entity r ON r.id = i.region AND i.region <> ''
CROSS JOIN statement s ON s.type = 'ISSUED' AND +s.src = e.issuer AND s.dst = e.directive AND s.date <> ''
WHERE e.lag_days BETWEEN 0 AND :days
GROUP BY e.directive, e.issuer
ORDER BY e.lag_days, i.name, i.id, d.name, d.id
LIMIT :limit

-- Documents that cite :policy and demands that do, from :from to :to, with the days after the first citation.
WITH cited AS (
  SELECT s.id, d.outlet AS issuer, d.place AS region
  FROM statement s CROSS JOIN document d ON d.id = s.src
  WHERE s.type = 'CITES' AND s.dst = :policy
  UNION
  SELECT c.id, i.name, coalesce(CASE WHEN i.label = 'Region' THEN i.path ELSE r.path END, '')
  FROM statement c
  CROSS JOIN statement s ON s.type = 'ISSUED' AND s.dst = c.src AND s.doc = c.doc
  CROSS JOIN entity i ON i.id = s.src LEFT JOIN entity r ON r.id = i.region AND i.region <> ''
  WHERE c.type = 'CITES' AND c.dst = :policy
),
line AS (
  SELECT s.doc, x.issuer, x.region, min(s.date) AS date,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM cited x CROSS JOIN statement s ON s.id = x.id
  WHERE s.date BETWEEN :from AND :to
  GROUP BY s.doc, x.issuer, x.region
),
timed AS (SELECT *, min(nullif(date, '')) OVER () AS start FROM line)
SELECT d.title AS doc, d.id AS doc_id, t.region AS region, t.issuer AS issuer, t.date AS date,
       CASE WHEN t.date <> '' THEN CAST(julianday(t.date) - julianday(t.start) AS INTEGER) END AS lag_days,
       1 AS docs, t.evidence AS evidence
FROM timed t CROSS JOIN document d ON d.id = t.doc
ORDER BY t.date = '', t.date, d.id, t.region, t.issuer
LIMIT :limit

-- For each region the first demand on :theme and who made it, from :from to :to.
WITH demand AS (SELECT DISTINCT src AS id FROM statement WHERE type = 'HAS_THEME' AND dst = :theme),
said AS (
  SELECT s.*, CASE WHEN i.label = 'Region' THEN i.id ELSE i.region END AS region
  FROM demand d CROSS JOIN statement s ON s.type = 'ISSUED' AND s.dst = d.id CROSS JOIN entity i ON i.id = s.src
  WHERE s.date <> '' AND s.date BETWEEN :from AND :to
),
mover AS (
  SELECT r.path AS region, r.id AS place, i.name, i.id, min(x.date) AS date,
         row_number() OVER (PARTITION BY r.id ORDER BY min(x.date), i.name, i.id) AS n
  FROM said x CROSS JOIN entity r ON r.id = x.region CROSS JOIN entity i ON i.id = x.src
  GROUP BY r.id, i.id
),
first AS (SELECT *, min(date) OVER () AS start FROM mover WHERE n = 1)
SELECT f.region AS region, f.date AS first_date, f.name AS official, f.id AS official_id,
       CAST(julianday(f.date) - julianday(f.start) AS INTEGER) AS lag_days,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = x.doc)) AS docs,
       json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end")) AS evidence
FROM first f CROSS JOIN said x ON x.src = f.id AND x.region = f.place AND x.date = f.date
GROUP BY f.place
ORDER BY f.date, f.region, f.id
LIMIT :limit

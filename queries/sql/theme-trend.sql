-- Demands on :theme in each :period, from :from to :to, by issuers of :region if given, and their share of all.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Official', 'Institution', 'Park')
),
said AS (
  SELECT s.* FROM statement s
  WHERE :region IS NULL AND s.type = 'ISSUED' AND s.date <> '' AND s.date BETWEEN :from AND :to
  UNION ALL
  SELECT s.* FROM local l CROSS JOIN statement s ON s.type = 'ISSUED' AND s.src = l.id
  WHERE s.date <> '' AND s.date BETWEEN :from AND :to
),
judged AS MATERIALIZED (
  SELECT s.*, substr(s.date, 1, CASE :period WHEN 'year' THEN 4 ELSE 7 END) AS period,
         s.dst IN (SELECT t.src FROM statement t WHERE t.type = 'HAS_THEME' AND t.dst = :theme) AS fits
  FROM said s
)
SELECT s.period AS period, count(DISTINCT s.dst) FILTER (WHERE s.fits) AS directives,
       count(DISTINCT s.src) FILTER (WHERE s.fits) AS officials,
       round(1.0 * (count(DISTINCT s.dst) FILTER (WHERE s.fits)) / count(DISTINCT s.dst), 4) AS share,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = s.doc)) FILTER (WHERE s.fits) AS docs,
       json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end"))
         FILTER (WHERE s.fits) AS evidence
FROM judged s
GROUP BY s.period
HAVING directives > 0
ORDER BY s.period
LIMIT :limit

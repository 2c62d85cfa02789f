-- Officials who hold a post in :region and were not seen for :days before :as_of, or before the last date known there.
WITH place AS (
  SELECT id FROM entity
  WHERE path >= :region AND path < :region || char(1114111) AND path <> ''
),
local_body AS (
  SELECT id FROM place
  UNION
  SELECT n.id FROM place p CROSS JOIN entity n ON n.region = p.id AND n.region <> '' WHERE n.label IN ('Institution', 'Park')
),
post AS (
  SELECT s.src AS official, s.dst AS org, s.title,
         max(s.date) FILTER (WHERE s.status IN ('current', 'acting')) AS last_in,
         max(s.date) FILTER (WHERE s.status IN ('former', 'removed')) AS out
  FROM local_body b CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.dst = b.id
  WHERE s.date BETWEEN :from AND :as_of
  GROUP BY s.src, s.dst, s.title
),
person AS (
  SELECT p.official, json_group_array(g.name || p.title) AS title
  FROM post p CROSS JOIN entity g ON g.id = p.org CROSS JOIN entity o ON o.id = p.official AND o.label = 'Official'
  WHERE p.last_in IS NOT NULL AND (p.out IS NULL OR p.out < p.last_in)
  GROUP BY p.official
),
seen AS (
  SELECT p.official, p.title AS titles, s.*,
         max(s.date) OVER (PARTITION BY p.official) AS last_date
  FROM person p CROSS JOIN statement s ON s.type IN ('HOLDS_POST', 'TOOK_PART_IN', 'ISSUED') AND s.src = p.official
  WHERE s.date <> '' AND s.date BETWEEN :from AND :as_of AND s.status IN ('', 'current', 'acting')
),
quiet AS (
  SELECT x.official, x.titles, min(x.date) AS first, max(x.date) AS last, count(DISTINCT x.date) AS times,
         count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = x.doc)) AS docs,
         json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end"))
           FILTER (WHERE x.date = x.last_date) AS evidence
  FROM seen x
  GROUP BY x.official
),
measured AS (
  SELECT *, CAST(julianday(CASE WHEN :as_of < '9999' THEN :as_of ELSE max(last) OVER () END) - julianday(last) AS INTEGER) AS silent
  FROM quiet
)
SELECT o.name AS official, o.id AS official_id, q.titles AS title, q.last AS last_seen, q.silent AS silent_days,
       CASE WHEN q.times > 1 THEN CAST(julianday(q.last) - julianday(q.first) AS INTEGER) / (q.times - 1) END AS usual_interval,
       q.docs AS docs, q.evidence AS evidence
FROM measured q CROSS JOIN entity o ON o.id = q.official
WHERE q.silent >= :days
ORDER BY q.silent DESC, o.name, o.id
LIMIT :limit

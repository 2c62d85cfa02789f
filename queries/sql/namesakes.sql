-- The officials named :name, with where and when each was seen and what they have in common.
WITH person AS (SELECT id, name, region FROM entity WHERE label = 'Official' AND name = :name),
post AS (
  SELECT DISTINCT o.id AS official, g.id AS org, g.name || s.title AS post,
         CASE WHEN g.label = 'Region' THEN g.id ELSE g.region END AS region
  FROM person o CROSS JOIN statement s ON s.type = 'HOLDS_POST' AND s.src = o.id CROSS JOIN entity g ON g.id = s.dst
),
mark AS (
  SELECT official, org AS mark, '' AS path FROM post
  UNION
  SELECT p.official, r.id, r.path FROM post p CROSS JOIN entity r ON r.id = p.region AND r.path <> ''
  UNION
  SELECT o.id, r.id, r.path FROM person o CROSS JOIN entity r ON r.id = o.region AND r.path <> ''
),
pair AS (
  SELECT a.official, b.official AS other, count(DISTINCT a.mark || a.path) AS n
  FROM mark a CROSS JOIN mark b ON b.mark = a.mark AND b.path = a.path AND b.official <> a.official
  GROUP BY a.official, b.official
),
seen AS (
  SELECT s.* FROM person o CROSS JOIN statement s ON s.type IN ('HOLDS_POST', 'TOOK_PART_IN', 'ISSUED', 'MENTIONED_IN') AND s.src = o.id
)
SELECT o.name AS official, o.id AS official_id,
       (SELECT json_group_array(m.path) FROM mark m WHERE m.official = o.id) AS jurisdictions,
       (SELECT json_group_array(p.post) FROM post p WHERE p.official = o.id) AS posts,
       min(nullif(substr(x.date, 1, 4), ''))
         || CASE WHEN min(nullif(substr(x.date, 1, 4), '')) < max(substr(x.date, 1, 4)) THEN '–' || max(substr(x.date, 1, 4)) ELSE '' END AS years,
       coalesce((SELECT max(p.n) FROM pair p WHERE p.official = o.id), 0) AS score,
       CASE WHEN EXISTS (SELECT 1 FROM pair p WHERE p.official = o.id) THEN 'judge' ELSE 'apart' END AS verdict,
       count(DISTINCT (SELECT w.witness FROM witness w WHERE w.doc = x.doc)) AS docs,
       json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end")) AS evidence
FROM person o CROSS JOIN seen x ON x.src = o.id
GROUP BY o.id
ORDER BY score DESC, o.id
LIMIT :limit

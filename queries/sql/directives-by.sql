-- The directives that :official or :org issued from :from to :to.
WITH said AS (
  SELECT s.*,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM statement s
  WHERE s.type = 'ISSUED' AND s.src IN (:official, :org) AND s.date BETWEEN :from AND :to
),
demand AS (
  SELECT x.dst AS id, d.name AS name, min(nullif(x.date, '')) AS date, json_group_array(x.act) AS act,
         count(DISTINCT x.witness) AS docs,
         json_group_array(json_object('doc', x.doc, 'date', x.date, 'quote', x.quote, 'start', x.start, 'end', x."end")) AS evidence
  FROM said x CROSS JOIN entity d ON d.id = x.dst
  GROUP BY x.dst
  ORDER BY coalesce(min(nullif(x.date, '')), '') DESC, d.name, d.id
  LIMIT :limit
)
SELECT m.date AS date, m.act AS act, m.name AS directive, m.id AS directive_id,
       (SELECT json_group_array(DISTINCT n.name) FROM statement a CROSS JOIN entity n ON n.id = a.dst
        WHERE a.type = 'ADDRESSED_TO' AND a.src = m.id) AS addressee,
       (SELECT json_group_array(DISTINCT n.name) FROM statement a CROSS JOIN entity n ON n.id = a.dst
        WHERE a.type = 'HAS_THEME' AND a.src = m.id) AS theme,
       m.docs AS docs, m.evidence AS evidence
FROM demand m
ORDER BY coalesce(m.date, '') DESC, directive, directive_id

-- The directives that :official or :org issued from :from to :to.
WITH said AS (
  SELECT s.*,
         (SELECT w.witness FROM witness w WHERE w.doc = s.doc) AS witness
  FROM statement s
  WHERE s.type = 'ISSUED' AND s.src IN (:official, :org) AND s.date BETWEEN :from AND :to
),
demand AS (
  SELECT s.dst AS id, d.name AS name, min(nullif(s.date, '')) AS date, json_group_array(s.act) AS act,
         count(DISTINCT s.witness) AS docs,
         json_group_array(json_object('doc', s.doc, 'date', s.date, 'quote', s.quote, 'start', s.start, 'end', s."end")) AS evidence
  FROM said s JOIN entity d ON d.id = s.dst
  GROUP BY s.dst
  ORDER BY coalesce(min(nullif(s.date, '')), '') DESC, d.name, d.id
  LIMIT :limit
)
SELECT d.date AS date, d.act AS act, d.name AS directive, d.id AS directive_id,
       (SELECT json_group_array(DISTINCT n.name) FROM statement a JOIN entity n ON n.id = a.dst
        WHERE a.type = 'ADDRESSED_TO' AND a.src = d.id) AS addressee,
       (SELECT json_group_array(DISTINCT n.name) FROM statement a JOIN entity n ON n.id = a.dst
        WHERE a.type = 'HAS_THEME' AND a.src = d.id) AS theme,
       d.docs AS docs, d.evidence AS evidence
FROM demand d
ORDER BY coalesce(d.date, '') DESC, directive, directive_id

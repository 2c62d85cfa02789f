// Officials seen in posts of the same organisation (4), county (3), city (2) or province (1) at the same time as $official.
MATCH (:Official {id: $official})-[s:HOLDS_POST]->(mine)
WHERE s.status IN ['current', 'acting'] AND s.date <> ''
OPTIONAL MATCH (r:Region {id: mine.region})
WITH mine, CASE WHEN mine:Region THEN mine.path ELSE coalesce(r.path, '') END AS path, coalesce(s.title, '') AS title,
     min(s.date) AS first, max(s.date) AS last, collect(s) AS said
CALL {
  WITH mine
  RETURN mine AS org, mine AS shared, 4 AS scope
  UNION
  WITH path
  MATCH (top:Region) WHERE path STARTS WITH top.path AND top.level IN ['province', 'city', 'county']
  MATCH (r:Region) WHERE r.path STARTS WITH top.path
  CALL {
    WITH r RETURN r AS org
    UNION
    WITH r MATCH (org:Institution {region: r.id}) RETURN org
    UNION
    WITH r MATCH (org:Park {region: r.id}) RETURN org
  }
  RETURN org, top AS shared, CASE top.level WHEN 'province' THEN 1 WHEN 'city' THEN 2 ELSE 3 END AS scope
}
WITH mine, title, first, last, said, org, shared, scope
MATCH (org)<-[t:HOLDS_POST]-(o:Official)
WHERE o.id <> $official AND ($other IS NULL OR o.id = $other) AND t.status IN ['current', 'acting'] AND t.date <> ''
WITH mine, title, first, last, said, org, shared, scope, o, coalesce(t.title, '') AS their_title,
     min(t.date) AS their_first, max(t.date) AS their_last, collect(t) AS their_said
WITH o, scope, shared, said + their_said AS said,
     CASE WHEN first > their_first THEN first ELSE their_first END AS since,
     CASE WHEN last < their_last THEN last ELSE their_last END AS until
WHERE since <= until
WITH o, scope, shared, said, since, until,
     (toInteger(left(until, 4)) - toInteger(left(since, 4))) * 12
     + toInteger(substring(until, 5, 2)) - toInteger(substring(since, 5, 2))
     - CASE WHEN right(until, 2) < right(since, 2) THEN 1 ELSE 0 END AS months
WHERE months >= $min_months
WITH o, scope, shared, since, until, months, said
ORDER BY scope DESC, months DESC, since, until, shared.name, shared.id
WITH o, collect({scope: scope, shared: shared, since: since, until: until, months: months, said: said}) AS ties
WITH o, ties, ties[0] AS tie
UNWIND [t IN ties WHERE t.scope = tie.scope AND t.shared = tie.shared AND t.since = tie.since AND t.until = tie.until] AS t
UNWIND t.said AS s
WITH DISTINCT o, tie, s
WITH o, tie, s,
     coalesce(COLLECT { MATCH (:Document {id: s.doc})-[:REPRINT_OF]->(r) RETURN min(r.id) }[0], s.doc) AS witness
WITH o, tie, count(DISTINCT witness) AS docs,
     collect({doc: s.doc, date: s.date, quote: s.quote, start: s.start, end: s.end}) AS evidence
RETURN o.name AS other, o.id AS other_id, tie.scope AS shared_scope, tie.shared.name AS org, tie.shared.id AS org_id,
       tie.since AS `from`, tie.until AS `to`, tie.months AS months, docs, evidence
ORDER BY shared_scope DESC, months DESC, other, other_id
LIMIT $limit

-- The graph as first laid down. docs/schema.md explains every table and its counterpart in Neo4j.
-- Text columns are never NULL; '' and 0 stand for "absent", as in the structs of package graph.

CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  applied TEXT NOT NULL                 -- RFC 3339
);

-- A node. props is a JSON object with sorted keys; the columns after it are read from it.
CREATE TABLE entity (
  rid    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,          -- off-…, ins-…, com-…, park-…, reg-…, dir-…, evt-…, pol-…, thm-…
  label  TEXT NOT NULL,                 -- Official, Institution, …
  name   TEXT NOT NULL,
  props  TEXT NOT NULL DEFAULT '{}',
  kind   TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.kind',   '')) STORED,
  date   TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.date',   '')) STORED,
  code   TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.code',   '')) STORED,
  level  TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.level',  '')) STORED,
  path   TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.path',   '')) STORED,
  region TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.region', '')) STORED,
  place  TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.place',  '')) STORED,
  number TEXT NOT NULL GENERATED ALWAYS AS (coalesce(props ->> '$.number', '')) STORED
);
CREATE INDEX entity_label_name ON entity (label, name);
CREATE INDEX entity_region     ON entity (region, label) WHERE region <> '';
CREATE INDEX entity_path       ON entity (path)          WHERE path <> '';
CREATE INDEX entity_date       ON entity (date)          WHERE date <> '';
CREATE INDEX entity_number     ON entity (number)        WHERE number <> '';

-- Every spelling of an entity once: its name (main = 1) and its aliases (main = 0).
-- fold is graph.FoldName(text): what searches compare.
CREATE TABLE name (
  rid    INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL,              -- entity.rid
  main   INTEGER NOT NULL,
  text   TEXT NOT NULL,
  fold   TEXT NOT NULL,
  UNIQUE (entity, text)
);
CREATE INDEX name_fold ON name (fold, entity, main);

-- Which documents use an alias; an alias that none uses goes.
CREATE TABLE name_doc (
  name INTEGER NOT NULL,                -- name.rid
  doc  INTEGER NOT NULL,                -- document.rid
  PRIMARY KEY (name, doc)
) WITHOUT ROWID;
CREATE INDEX name_doc_doc ON name_doc (doc);

-- Pairs of neighbouring characters of name.fold, so that two characters are found as fast as three.
-- A character is four base-36 digits of its code point; rowid is name.rid.
CREATE VIRTUAL TABLE name_gram USING fts5 (
  grams, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- A relationship that one document makes, with its sentence.
CREATE TABLE statement (
  rid        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  type       TEXT NOT NULL,             -- HOLDS_POST, ISSUED, …
  src        TEXT NOT NULL,             -- id of an entity or document
  dst        TEXT NOT NULL,             -- id of an entity or document; of ECHOES and REPRINT_OF perhaps not (yet) stored
  doc        TEXT NOT NULL,             -- document.id
  date       TEXT NOT NULL,             -- ISO, '' unknown
  start      INTEGER NOT NULL,          -- runes into body.text
  "end"      INTEGER NOT NULL,
  confidence REAL NOT NULL,
  title      TEXT NOT NULL DEFAULT '',
  status     TEXT NOT NULL DEFAULT '',
  act        TEXT NOT NULL DEFAULT '',
  role       TEXT NOT NULL DEFAULT '',
  position   INTEGER NOT NULL DEFAULT 0,
  count      INTEGER NOT NULL DEFAULT 0,
  lag_days   INTEGER NOT NULL DEFAULT 0,
  similarity REAL NOT NULL DEFAULT 0,
  quote      TEXT NOT NULL
);
CREATE INDEX statement_src  ON statement (src, type, date);
CREATE INDEX statement_dst  ON statement (dst, type, date);
CREATE INDEX statement_type ON statement (type, date);
CREATE INDEX statement_doc  ON statement (doc, type);

-- What is known of a document, apart from its long parts.
CREATE TABLE document (
  rid    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  title  TEXT NOT NULL,
  outlet TEXT NOT NULL,
  date   TEXT NOT NULL,                 -- ISO, '' unknown
  url    TEXT NOT NULL,
  source TEXT NOT NULL,
  place  TEXT NOT NULL,
  genre  TEXT NOT NULL,
  hash   TEXT NOT NULL                  -- SHA-256 of the raw input
);
CREATE INDEX document_date ON document (date);
CREATE INDEX document_hash ON document (hash);

CREATE TABLE body (
  doc    INTEGER PRIMARY KEY,           -- document.rid
  text   TEXT NOT NULL,                 -- clean text that start and "end" refer to
  raw    BLOB,                          -- raw input, zstd; NULL if not kept
  origin BLOB                           -- encoded doc.Map
);

-- What became of every input.
CREATE TABLE ledger (
  rid     INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,
  doc     TEXT NOT NULL,                -- document.id, '' if none came of it
  hash    TEXT NOT NULL,
  state   TEXT NOT NULL,                -- done, failed
  reason  TEXT NOT NULL,
  version TEXT NOT NULL,
  time    TEXT NOT NULL
);
CREATE INDEX ledger_doc ON ledger (doc) WHERE doc <> '';

-- Whatever a statement may have at an end.
CREATE VIEW node (id, label, name) AS
  SELECT id, label, name FROM entity
  UNION ALL
  SELECT id, CAST('Document' AS TEXT), title FROM document; -- without CAST no index is used in joins

-- Aliases with the documents that use them.
CREATE VIEW alias (entity, alias, doc) AS
  SELECT e.id, n.text, d.id
  FROM name n JOIN entity e ON e.rid = n.entity
  JOIN name_doc x ON x.name = n.rid JOIN document d ON d.rid = x.doc
  WHERE n.main = 0;

-- The independent witness behind a document: what it reprints, where that is stored, or itself.
CREATE VIEW witness (doc, witness) AS
  SELECT d.id, coalesce((
    SELECT min(s.dst) FROM statement s JOIN document o ON o.id = s.dst
    WHERE s.src = d.id AND s.type = 'REPRINT_OF'), d.id)
  FROM document d;

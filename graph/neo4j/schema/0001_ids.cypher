// Ids are unique: of entities and documents by label, of statements by type. Constraints come before all data,
// so that a batch which is written again finds what it wrote.

CREATE CONSTRAINT official_id IF NOT EXISTS FOR (n:Official) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT institution_id IF NOT EXISTS FOR (n:Institution) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT company_id IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT park_id IF NOT EXISTS FOR (n:Park) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT region_id IF NOT EXISTS FOR (n:Region) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT directive_id IF NOT EXISTS FOR (n:Directive) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policy_id IF NOT EXISTS FOR (n:Policy) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT theme_id IF NOT EXISTS FOR (n:Theme) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT holds_post_id IF NOT EXISTS FOR ()-[r:HOLDS_POST]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT issued_id IF NOT EXISTS FOR ()-[r:ISSUED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT addressed_to_id IF NOT EXISTS FOR ()-[r:ADDRESSED_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT has_theme_id IF NOT EXISTS FOR ()-[r:HAS_THEME]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT echoes_id IF NOT EXISTS FOR ()-[r:ECHOES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT cites_id IF NOT EXISTS FOR ()-[r:CITES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT took_part_in_id IF NOT EXISTS FOR ()-[r:TOOK_PART_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT held_at_id IF NOT EXISTS FOR ()-[r:HELD_AT]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT located_in_id IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT part_of_id IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT mentioned_in_id IF NOT EXISTS FOR ()-[r:MENTIONED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT reprint_of_id IF NOT EXISTS FOR ()-[r:REPRINT_OF]-() REQUIRE r.id IS UNIQUE;

// Nodes of the store's own: what became of each input, what each document says and was read from,
// ends of statements that are not stored (yet), and the store itself.
CREATE CONSTRAINT ledger_key IF NOT EXISTS FOR (n:Ledger) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT archive_doc IF NOT EXISTS FOR (n:Archive) REQUIRE n.doc IS UNIQUE;
CREATE CONSTRAINT absent_ref IF NOT EXISTS FOR (n:Absent) REQUIRE n.ref IS UNIQUE;
CREATE CONSTRAINT policygraph_key IF NOT EXISTS FOR (n:Policygraph) REQUIRE n.key IS UNIQUE;

// What questions begin with besides ids: the bodies of a region, a region and all below it, namesakes.
CREATE INDEX official_region IF NOT EXISTS FOR (n:Official) ON (n.region);
CREATE INDEX institution_region IF NOT EXISTS FOR (n:Institution) ON (n.region);
CREATE INDEX park_region IF NOT EXISTS FOR (n:Park) ON (n.region);
CREATE INDEX region_path IF NOT EXISTS FOR (n:Region) ON (n.path);
CREATE INDEX official_name IF NOT EXISTS FOR (n:Official) ON (n.name);
CREATE INDEX institution_name IF NOT EXISTS FOR (n:Institution) ON (n.name);
CREATE INDEX event_date IF NOT EXISTS FOR (n:Event) ON (n.date);
CREATE INDEX policy_number IF NOT EXISTS FOR (n:Policy) ON (n.number);
CREATE INDEX document_date IF NOT EXISTS FOR (n:Document) ON (n.date);

// Which inputs led to a document.
CREATE INDEX ledger_doc IF NOT EXISTS FOR (n:Ledger) ON (n.doc);

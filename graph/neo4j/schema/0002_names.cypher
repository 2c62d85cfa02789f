// Reader.Find looks for pairs of characters, each a word of nameGrams: 李强 is "李强 强".
CREATE FULLTEXT INDEX name_grams IF NOT EXISTS FOR (n:Official|Institution|Company|Park|Region|Directive|Event|Policy|Theme) ON EACH [n.nameGrams]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};

// For queries of one's own: CALL db.index.fulltext.queryNodes('names', '"克强"'). It knows no single characters.
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Official|Institution|Company|Park|Region|Directive|Event|Policy|Theme) ON EACH [n.name, n.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}};

BEGIN TRANSACTION;
CREATE TABLE about (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "about" VALUES('schema','2');
CREATE TABLE drops (
	story VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (story, reason), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE TABLE event_mentions (
	event VARCHAR NOT NULL, 
	mention VARCHAR NOT NULL, 
	PRIMARY KEY (event, mention), 
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE, 
	FOREIGN KEY(mention) REFERENCES mentions (id) ON DELETE CASCADE
);
INSERT INTO "event_mentions" VALUES('f9038c0146a7cc98','89c68d803197412d');
INSERT INTO "event_mentions" VALUES('f9038c0146a7cc98','e587dd3a65f082cf');
INSERT INTO "event_mentions" VALUES('f9038c0146a7cc98','f12de16016184d6e');
CREATE TABLE event_participants (
	event VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	party VARCHAR, 
	name VARCHAR, 
	kind VARCHAR, 
	code VARCHAR, 
	country VARCHAR, 
	sector VARCHAR, 
	sector_2 VARCHAR, 
	office VARCHAR, 
	office_state VARCHAR, 
	PRIMARY KEY (event, side, n), 
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
);
INSERT INTO "event_participants" VALUES('f9038c0146a7cc98','actor',0,'KEN','Amina Odhiambo','person',NULL,'KEN','GOV',NULL,'minister','current');
INSERT INTO "event_participants" VALUES('f9038c0146a7cc98','recipient',0,'ETH','ETH','country',NULL,'ETH',NULL,NULL,NULL,NULL);
CREATE TABLE events (
	id VARCHAR NOT NULL, 
	leader VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	plover VARCHAR NOT NULL, 
	quad INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	background BOOLEAN NOT NULL, 
	start DATE, 
	"end" DATE, 
	country VARCHAR, 
	stories INTEGER NOT NULL, 
	first_reported DATE, 
	last_reported DATE, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('f9038c0146a7cc98','f12de16016184d6e','CONSULT',NULL,'CONSULT',1,'happened',0,'2025-03-06','2025-03-06','KEN',3,'2025-03-03','2025-03-06','{"id":"f9038c0146a7cc98","type":"CONSULT","mode":null,"contexts":["diplomatic"],"plover":"CONSULT","cameo":"036","quad":1,"score":2.5,"actors":[{"text":"Amina Odhiambo","span":[0,5],"name":"Amina Odhiambo","kind":"person","code":null,"country":"KEN","sector":"GOV","sector_2":null,"office":"minister","office_state":"current"}],"recipients":[{"text":"ETH","span":[0,3],"name":"ETH","kind":"country","code":null,"country":"ETH","sector":null,"sector_2":null,"office":null,"office_state":null}],"state":"happened","background":false,"when":{"text":"then","span":[0,4],"start":"2025-03-06","end":"2025-03-06","grain":"day","inferred":false},"where":{"text":"Nairobi","span":[6,10],"name":"Nairobi","country":"KEN","latitude":-1.283,"longitude":36.817,"geonames":184745,"feature":"P","part":"text"},"quantities":[{"kind":"killed","value":12,"low":12,"high":12,"unit":null,"of":"soldiers","text":"12 soldiers","span":[0,10],"part":"text"}],"sources":["AFP","AP","Reuters"],"stories":3,"first_reported":"2025-03-03","last_reported":"2025-03-06","history":[{"published":"2025-03-03","state":"planned","mention":"89c68d803197412d"},{"published":"2025-03-06","state":"happened","mention":"f12de16016184d6e"}],"mentions":["89c68d803197412d","e587dd3a65f082cf","f12de16016184d6e"]}');
CREATE TABLE leads (
	mention VARCHAR NOT NULL, 
	leader VARCHAR NOT NULL, 
	PRIMARY KEY (mention), 
	FOREIGN KEY(mention) REFERENCES mentions (id) ON DELETE CASCADE
);
INSERT INTO "leads" VALUES('f12de16016184d6e','f12de16016184d6e');
INSERT INTO "leads" VALUES('e587dd3a65f082cf','f12de16016184d6e');
INSERT INTO "leads" VALUES('89c68d803197412d','f12de16016184d6e');
CREATE TABLE mentions (
	id VARCHAR NOT NULL, 
	story VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	plover VARCHAR NOT NULL, 
	cameo VARCHAR NOT NULL, 
	quad INTEGER NOT NULL, 
	score FLOAT NOT NULL, 
	status VARCHAR NOT NULL, 
	background BOOLEAN NOT NULL, 
	start DATE, 
	"end" DATE, 
	grain VARCHAR, 
	inferred BOOLEAN, 
	place VARCHAR, 
	country VARCHAR, 
	latitude FLOAT, 
	longitude FLOAT, 
	geonames INTEGER, 
	feature VARCHAR, 
	firmness VARCHAR, 
	part VARCHAR NOT NULL, 
	sentence INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	confidence FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
INSERT INTO "mentions" VALUES('f12de16016184d6e','3dcff1ca337d938f',0,'CONSULT',NULL,'CONSULT','036',1,2.5,'happened',0,'2025-03-06','2025-03-06','day',0,'Nairobi','KEN',-1.283,36.817,184745,'P','said','text',0,0,60,0.9,'{"id":"f12de16016184d6e","story":{"id":"3dcff1ca337d938f","title":"","published":"2025-03-06","source":"Reuters","url":null},"type":"CONSULT","mode":null,"contexts":["diplomatic"],"plover":"CONSULT","cameo":"036","quad":1,"score":2.5,"actors":[{"text":"Amina Odhiambo","span":[0,5],"name":"Amina Odhiambo","kind":"person","code":null,"country":"KEN","sector":"GOV","sector_2":null,"office":"minister","office_state":"current"}],"recipients":[{"text":"ETH","span":[0,3],"name":"ETH","kind":"country","code":null,"country":"ETH","sector":null,"sector_2":null,"office":null,"office_state":null}],"status":"happened","background":false,"when":{"text":"then","span":[0,4],"start":"2025-03-06","end":"2025-03-06","grain":"day","inferred":false},"where":{"text":"Nairobi","span":[6,10],"name":"Nairobi","country":"KEN","latitude":-1.283,"longitude":36.817,"geonames":184745,"feature":"P","part":"text"},"attribution":{"firmness":"said","span":[0,4],"via":[],"speaker":{"text":"KEN","span":[0,3],"name":"KEN","kind":"country","code":null,"country":"KEN","sector":null,"sector_2":null,"office":null,"office_state":null}},"quantities":[{"kind":"killed","value":12,"low":12,"high":12,"unit":null,"of":"soldiers","text":"12 soldiers","span":[0,10],"part":"text"}],"quote":null,"part":"text","sentence":0,"span":[0,60],"trigger":{"text":"met","span":[6,9]},"confidence":0.9,"why":["frame codebook/consult.toml#meet"]}');
INSERT INTO "mentions" VALUES('e587dd3a65f082cf','eddce0cda51717c6',0,'CONSULT',NULL,'AGREE','036',1,2.5,'planned',0,'2025-03-06','2025-03-06','day',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'text',0,0,60,0.9,'{"id":"e587dd3a65f082cf","story":{"id":"eddce0cda51717c6","title":"","published":"2025-03-03","source":"AFP","url":null},"type":"CONSULT","mode":null,"contexts":["diplomatic"],"plover":"AGREE","cameo":"036","quad":1,"score":2.5,"actors":[{"text":"KEN","span":[0,3],"name":"KEN","kind":"country","code":null,"country":"KEN","sector":null,"sector_2":null,"office":null,"office_state":null}],"recipients":[{"text":"ETH","span":[0,3],"name":"ETH","kind":"country","code":null,"country":"ETH","sector":null,"sector_2":null,"office":null,"office_state":null}],"status":"planned","background":false,"when":{"text":"then","span":[0,4],"start":"2025-03-06","end":"2025-03-06","grain":"day","inferred":false},"where":null,"attribution":null,"quantities":[],"quote":null,"part":"text","sentence":0,"span":[0,60],"trigger":{"text":"met","span":[0,3]},"confidence":0.9,"why":["frame codebook/consult.toml#meet"]}');
INSERT INTO "mentions" VALUES('89c68d803197412d','16ce5ff8f1391ba1',0,'CONSULT',NULL,'AGREE','036',1,2.5,'planned',0,'2025-03-06','2025-03-06','day',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'text',0,0,60,0.9,'{"id":"89c68d803197412d","story":{"id":"16ce5ff8f1391ba1","title":"","published":"2025-03-03","source":"AP","url":null},"type":"CONSULT","mode":null,"contexts":["diplomatic"],"plover":"AGREE","cameo":"036","quad":1,"score":2.5,"actors":[{"text":"KEN","span":[0,3],"name":"KEN","kind":"country","code":null,"country":"KEN","sector":null,"sector_2":null,"office":null,"office_state":null}],"recipients":[{"text":"ETH","span":[0,3],"name":"ETH","kind":"country","code":null,"country":"ETH","sector":null,"sector_2":null,"office":null,"office_state":null}],"status":"planned","background":false,"when":{"text":"then","span":[0,4],"start":"2025-03-06","end":"2025-03-06","grain":"day","inferred":false},"where":null,"attribution":null,"quantities":[],"quote":null,"part":"text","sentence":0,"span":[0,60],"trigger":{"text":"met","span":[0,3]},"confidence":0.9,"why":["frame codebook/consult.toml#meet"]}');
CREATE TABLE office_imports (
	source VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	person VARCHAR NOT NULL, 
	office VARCHAR NOT NULL, 
	country VARCHAR, 
	code VARCHAR, 
	state VARCHAR NOT NULL, 
	since DATE, 
	until DATE, 
	PRIMARY KEY (source, n)
);
CREATE TABLE office_mentions (
	story VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	person VARCHAR NOT NULL, 
	office VARCHAR NOT NULL, 
	country VARCHAR, 
	code VARCHAR, 
	state VARCHAR NOT NULL, 
	since DATE, 
	until DATE, 
	since_grain VARCHAR, 
	until_grain VARCHAR, 
	part VARCHAR NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (story, n), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE TABLE participants (
	mention VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	party VARCHAR, 
	name VARCHAR, 
	kind VARCHAR, 
	code VARCHAR, 
	country VARCHAR, 
	sector VARCHAR, 
	sector_2 VARCHAR, 
	office VARCHAR, 
	office_state VARCHAR, 
	PRIMARY KEY (mention, side, n), 
	FOREIGN KEY(mention) REFERENCES mentions (id) ON DELETE CASCADE
);
INSERT INTO "participants" VALUES('f12de16016184d6e','actor',0,'KEN','Amina Odhiambo','person',NULL,'KEN','GOV',NULL,'minister','current');
INSERT INTO "participants" VALUES('f12de16016184d6e','recipient',0,'ETH','ETH','country',NULL,'ETH',NULL,NULL,NULL,NULL);
INSERT INTO "participants" VALUES('f12de16016184d6e','speaker',0,'KEN','KEN','country',NULL,'KEN',NULL,NULL,NULL,NULL);
INSERT INTO "participants" VALUES('e587dd3a65f082cf','actor',0,'KEN','KEN','country',NULL,'KEN',NULL,NULL,NULL,NULL);
INSERT INTO "participants" VALUES('e587dd3a65f082cf','recipient',0,'ETH','ETH','country',NULL,'ETH',NULL,NULL,NULL,NULL);
INSERT INTO "participants" VALUES('89c68d803197412d','actor',0,'KEN','KEN','country',NULL,'KEN',NULL,NULL,NULL,NULL);
INSERT INTO "participants" VALUES('89c68d803197412d','recipient',0,'ETH','ETH','country',NULL,'ETH',NULL,NULL,NULL,NULL);
CREATE TABLE readings (
	story VARCHAR NOT NULL, 
	run VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (story), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE, 
	FOREIGN KEY(run) REFERENCES runs (id)
);
INSERT INTO "readings" VALUES('3dcff1ca337d938f','d386474d3f856bbc','a352e79485bec127','{"relations":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
INSERT INTO "readings" VALUES('eddce0cda51717c6','d386474d3f856bbc','7dabb014153def28','{"relations":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
INSERT INTO "readings" VALUES('16ce5ff8f1391ba1','d386474d3f856bbc','bf58f2662b6389df','{"relations":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
CREATE TABLE runs (
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	codebook VARCHAR, 
	weights VARCHAR, 
	who VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('d386474d3f856bbc','0.2.0',NULL,NULL,NULL);
CREATE TABLE statements (
	story VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	speaker VARCHAR, 
	country VARCHAR, 
	firmness VARCHAR NOT NULL, 
	quoted BOOLEAN NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (story, n), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE TABLE stories (
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	published DATE, 
	source VARCHAR, 
	url VARCHAR, 
	byline VARCHAR, 
	language VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	digest VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "stories" VALUES('3dcff1ca337d938f','','2025-03-06','Reuters',NULL,NULL,'en','Kenya met Ethiopia in Nairobi on Thursday, where 12 soldiers had been killed the week before.','dd8206a378ac1661');
INSERT INTO "stories" VALUES('eddce0cda51717c6','','2025-03-03','AFP',NULL,NULL,'en','Kenya will meet Ethiopia on Thursday, the ministry in Nairobi announced on Monday.','8f443e19d0296bb7');
INSERT INTO "stories" VALUES('16ce5ff8f1391ba1','','2025-03-03','AP',NULL,NULL,'en','Kenya will meet Ethiopia on Thursday, the ministry in Nairobi announced on Monday, an official said.','e6a31b431dd19b8a');
CREATE TABLE tracks (
	mention VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	low DATE, 
	high DATE, 
	published DATE, 
	story VARCHAR NOT NULL, 
	PRIMARY KEY (mention, party), 
	FOREIGN KEY(mention) REFERENCES mentions (id) ON DELETE CASCADE
);
INSERT INTO "tracks" VALUES('f12de16016184d6e','KEN','CONSULT','2025-03-06','2025-03-06','2025-03-06','3dcff1ca337d938f');
INSERT INTO "tracks" VALUES('f12de16016184d6e','ETH','CONSULT','2025-03-06','2025-03-06','2025-03-06','3dcff1ca337d938f');
INSERT INTO "tracks" VALUES('e587dd3a65f082cf','KEN','CONSULT','2025-03-06','2025-03-06','2025-03-03','eddce0cda51717c6');
INSERT INTO "tracks" VALUES('e587dd3a65f082cf','ETH','CONSULT','2025-03-06','2025-03-06','2025-03-03','eddce0cda51717c6');
INSERT INTO "tracks" VALUES('89c68d803197412d','KEN','CONSULT','2025-03-06','2025-03-06','2025-03-03','16ce5ff8f1391ba1');
INSERT INTO "tracks" VALUES('89c68d803197412d','ETH','CONSULT','2025-03-06','2025-03-06','2025-03-03','16ce5ff8f1391ba1');
CREATE INDEX ix_stories_published ON stories (published);
CREATE INDEX ix_stories_source ON stories (source);
CREATE INDEX ix_office_imports_person ON office_imports (person);
CREATE INDEX office_imports_by_office ON office_imports (country, office);
CREATE INDEX ix_events_state ON events (state);
CREATE INDEX ix_events_start ON events (start);
CREATE INDEX ix_events_leader ON events (leader);
CREATE INDEX mentions_by_story ON mentions (story, position);
CREATE INDEX ix_mentions_country ON mentions (country);
CREATE INDEX ix_mentions_type ON mentions (type);
CREATE INDEX ix_mentions_start ON mentions (start);
CREATE INDEX ix_statements_country ON statements (country);
CREATE INDEX office_mentions_by_office ON office_mentions (country, office);
CREATE INDEX ix_office_mentions_person ON office_mentions (person);
CREATE INDEX event_participants_by_party ON event_participants (party, event);
CREATE INDEX event_participants_by_name ON event_participants (name, event);
CREATE INDEX participants_by_party ON participants (party, mention);
CREATE INDEX ix_tracks_story ON tracks (story);
CREATE INDEX tracks_by_days ON tracks (type, party, low);
CREATE INDEX tracks_by_publication ON tracks (type, party, published);
CREATE INDEX ix_leads_leader ON leads (leader);
CREATE UNIQUE INDEX event_mentions_by_mention ON event_mentions (mention);
COMMIT;

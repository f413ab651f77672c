BEGIN TRANSACTION;
CREATE TABLE about (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "about" VALUES('schema','4');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('4');
CREATE TABLE bands (
	"key" BIGINT NOT NULL, 
	story VARCHAR NOT NULL, 
	PRIMARY KEY ("key", story), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "bands" VALUES(-8745198687432213895,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-8244592485753209486,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-6778980547646822201,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-6062210280087739698,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-3870831770953578260,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-1187975841464078945,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(404708558189409738,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(491990414246281219,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(1016301346902315948,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(5932281755300193365,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(6101746222825997638,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(6141063180495371447,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(6954134823763987967,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(7340061946728526329,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(7940208605525591996,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(8056435390076332566,'16ce5ff8f1391ba1');
INSERT INTO "bands" VALUES(-6826990890022267712,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-6437494990560290464,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-6351046106778488358,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-4590768964710828885,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-4307505022329842950,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-4132604069674409238,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-3643313226264862281,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-1501511031223670964,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-1075077706111387687,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-509667621585667187,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(632935776498472738,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(1704975218899888497,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(4122375040153355393,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(4599700842604918275,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(8167108521831955900,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(8404902888898026002,'3dcff1ca337d938f');
INSERT INTO "bands" VALUES(-8504382650461610681,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-5585587516141150479,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-4896219105652946642,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-4264791206597798772,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-2413990499487841061,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-1408411809225083373,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-1187975841464078945,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-510111434101691856,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(-228837325234779589,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(1016301346902315948,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(1683642911201921689,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(6637663930957773756,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(6954134823763987967,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(7838291539663392180,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(7940208605525591996,'eddce0cda51717c6');
INSERT INTO "bands" VALUES(8949016753322703901,'eddce0cda51717c6');
CREATE TABLE drops (
	story VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (story, reason), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE TABLE dyads (
	actor VARCHAR NOT NULL, 
	recipient VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	plover VARCHAR NOT NULL, 
	quad INTEGER NOT NULL, 
	mutual BOOLEAN NOT NULL, 
	events INTEGER NOT NULL, 
	score FLOAT NOT NULL, 
	squares FLOAT NOT NULL, 
	top VARCHAR NOT NULL, 
	PRIMARY KEY (actor, recipient, day, plover, quad, mutual)
);
INSERT INTO "dyads" VALUES('KEN','ETH','2025-03-06','CONSULT',1,0,1,2.5,6.25,'f9038c0146a7cc98');
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
CREATE TABLE event_pairs (
	event VARCHAR NOT NULL, 
	one VARCHAR NOT NULL, 
	other VARCHAR NOT NULL, 
	forth BOOLEAN NOT NULL, 
	back BOOLEAN NOT NULL, 
	day DATE NOT NULL, 
	type VARCHAR NOT NULL, 
	PRIMARY KEY (event, one, other), 
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
);
INSERT INTO "event_pairs" VALUES('f9038c0146a7cc98','ETH','KEN',0,1,'2025-03-06','CONSULT');
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
	state VARCHAR, 
	day DATE, 
	PRIMARY KEY (event, side, n), 
	FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
);
INSERT INTO "event_participants" VALUES('f9038c0146a7cc98','actor',0,'KEN','Amina Odhiambo','person',NULL,'KEN','GOV',NULL,'minister','current','happened','2025-03-06');
INSERT INTO "event_participants" VALUES('f9038c0146a7cc98','recipient',0,'ETH','ETH','country',NULL,'ETH',NULL,NULL,NULL,NULL,'happened','2025-03-06');
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
	first_day DATE, 
	last_day DATE, 
	place VARCHAR, 
	sources INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('f9038c0146a7cc98','f12de16016184d6e','CONSULT',NULL,'CONSULT',1,'happened',0,'2025-03-06','2025-03-06','KEN',3,'2025-03-03','2025-03-06','{"id":"f9038c0146a7cc98","type":"CONSULT","mode":null,"contexts":["diplomatic"],"plover":"CONSULT","cameo":"036","quad":1,"score":2.5,"actors":[{"text":"Amina Odhiambo","span":[0,5],"name":"Amina Odhiambo","kind":"person","code":null,"country":"KEN","sector":"GOV","sector_2":null,"office":"minister","office_state":"current"}],"recipients":[{"text":"ETH","span":[0,3],"name":"ETH","kind":"country","code":null,"country":"ETH","sector":null,"sector_2":null,"office":null,"office_state":null}],"state":"happened","background":false,"when":{"text":"then","span":[0,4],"start":"2025-03-06","end":"2025-03-06","grain":"day","inferred":false},"where":{"text":"Nairobi","span":[6,10],"name":"Nairobi","country":"KEN","latitude":-1.283,"longitude":36.817,"geonames":184745,"feature":"P","part":"text"},"quantities":[{"kind":"killed","value":12,"low":12,"high":12,"unit":null,"of":"soldiers","text":"12 soldiers","span":[0,10],"part":"text"}],"sources":["AFP","AP","Reuters"],"stories":3,"independent":2,"first_reported":"2025-03-03","last_reported":"2025-03-06","history":[{"published":"2025-03-03","state":"planned","mention":"89c68d803197412d"},{"published":"2025-03-06","state":"happened","mention":"f12de16016184d6e"}],"disputes":[],"mentions":["89c68d803197412d","e587dd3a65f082cf","f12de16016184d6e"]}','2025-03-06','2025-03-06','nairobi',3);
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
CREATE TABLE name_words (
	word VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (word, name)
);
INSERT INTO "name_words" VALUES('amina','Amina Odhiambo');
INSERT INTO "name_words" VALUES('odhiambo','Amina Odhiambo');
INSERT INTO "name_words" VALUES('eth','ETH');
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
CREATE TABLE quantities (
	mention VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	unit VARCHAR, 
	"of" VARCHAR, 
	PRIMARY KEY (mention, n), 
	FOREIGN KEY(mention) REFERENCES mentions (id) ON DELETE CASCADE
);
INSERT INTO "quantities" VALUES('f12de16016184d6e',0,'killed',12.0,12.0,12.0,NULL,'soldiers');
CREATE TABLE readings (
	story VARCHAR NOT NULL, 
	run VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (story), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE, 
	FOREIGN KEY(run) REFERENCES runs (id)
);
INSERT INTO "readings" VALUES('3dcff1ca337d938f','d386474d3f856bbc','384a050fd9ce3276','{"relations":[],"precedents":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
INSERT INTO "readings" VALUES('eddce0cda51717c6','d386474d3f856bbc','680562e8dcde2dfc','{"relations":[],"precedents":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
INSERT INTO "readings" VALUES('16ce5ff8f1391ba1','d386474d3f856bbc','0577742eae043fa9','{"relations":[],"precedents":[],"names":[],"times":[],"places":[],"quantities":[],"statements":[],"offices":[],"dropped":[]}');
CREATE TABLE relations (
	story VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	PRIMARY KEY (story, n), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE TABLE runs (
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	codebook VARCHAR, 
	weights VARCHAR, 
	who VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('d386474d3f856bbc','0.2.0',NULL,NULL,NULL);
CREATE TABLE sentences (
	id INTEGER NOT NULL, 
	story VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
INSERT INTO "sentences" VALUES(3175325156507648,'eddce0cda51717c6',0,'text',0,82);
INSERT INTO "sentences" VALUES(3175325156507649,'16ce5ff8f1391ba1',0,'text',0,100);
INSERT INTO "sentences" VALUES(3175338041409536,'3dcff1ca337d938f',0,'text',0,93);
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
CREATE TABLE versions (
	story VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	"before" VARCHAR, 
	signature BLOB NOT NULL, 
	PRIMARY KEY (story), 
	FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
INSERT INTO "versions" VALUES('3dcff1ca337d938f','3dcff1ca337d938f',NULL,X'0D4E8E04E5C2CE1071A117C148FFF7C36205B8C3D859ED372B72EEC24F21D2C65B4858C34DFCBFC1FF5361C032101DBFB75760CDEA7E31C5489002C683B197AD9ABF99CC74BB5EC1A01089C4F0DC68158F1DC8C0BF7823C2859400C79995BB8493461C506642DC6A37CAF776C46AAED5A8930F6A15FF27C38DB9DF824E5F586EEB77ADC3D5D199C1F2E57ED2BBFAD3C065BF65C4B3E09F59B3EBD0C34ED52FC45DA43F55C268A2C2A98366C592E865C1F4DC312790EAADC0A85320C526712936CC7EDEC183425EC67B6A90C13102F23A42D3B9185B653F0A1E3C48C06C5815A25369B3C058FDC9646397EAC2795366C1647BCF1A180EFD6506A67D1E1B68D9CA');
INSERT INTO "versions" VALUES('eddce0cda51717c6','16ce5ff8f1391ba1','16ce5ff8f1391ba1',X'8FCBAC0496A14904066C246A7AE613CD4E7FB9CD437A55C0262FA21696B53DA5D5134CC0851B811836D3BCC5509119C741F3FBC4B8B12BC178E44A2B21E990C59A6C01C24185ACC63C1466C008AF3FC59571A8C18ACC23C08409CEC5A01CF7C741C32BC414E2C7C294ED42C0E849E2C2974A8AC21D58A0CAB72C4B3030830707E96E33C315F234BDE7E7CE2D0C0178D1047DA3D5012F7D2AA3DBAAC14DFC45D0A7F71B3E76AD36C5190203CC26CB18C3CE3A20C04359FCC1C7764FC07CFC1FB21488FB7396F67C51DCF6E3C4133DB5C2D07889C4E8C589922ECDB44EC2364B43AAA66C6CA1CCF4C7942F078D19FC53C49D80C0CDB768E95BA1ABB8D1AA1B84C0');
INSERT INTO "versions" VALUES('16ce5ff8f1391ba1','16ce5ff8f1391ba1',NULL,X'8FCBAC0496A14904066C246A3806BE1C349DC9CA437A55C0262FA21696B53DA5D5134CC0851B811836D3BCC57F4062325B356EC3B8B12BC178E44A2B21E990C5691838324185ACC63C1466C008AF3FC59571A8C15D5AF0698409CEC5A01CF7C741C32BC439EFA84D94ED42C0E849E2C2974A8AC21D58A0CAB72C4B3030830707E96E33C315F234BDE7E7CE2D0C0178D12C7862C5012F7D2AA3DBAAC184E912CCA7F71B3E76AD36C56A3CC1C1619272C1CE3A20C0037DEFC1C7764FC07CFC1FB21488FB7396F67C5148F19BC4133DB5C2D07889C4E8C589922ECDB44EC2364B43AAA66C6CA1CCF4C7942F078D19FC53C43BCC67CDB768E95BA1ABB8D1AA1B84C0');
CREATE VIRTUAL TABLE sentence_words USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
DELETE FROM "sentence_words_config";
INSERT INTO "sentence_words_config" VALUES('version',4);
DELETE FROM "sentence_words_data";
INSERT INTO "sentence_words_data" VALUES(1,X'032D');
INSERT INTO "sentence_words_data" VALUES(10,X'000000000103030003010101020101030101');
INSERT INTO "sentence_words_data" VALUES(137438953473,X'0000010A0330313285D1FEC080808000020A01046265656E85D1FEC080808000020D0304666F726585D1FEC08080800002110108657468696F70696185D1FEC0808080000204010368616485D1FEC080808000020C0102696E85D1FEC080808000020501056B656E796185D1FEC08080800002020205696C6C656485D1FEC080808000020E01036D657485D1FEC080808000020301076E6169726F626985D1FEC080808000020601026F6E85D1FEC08080800002070108736F6C646965727385D1FEC080808000020B010374686585D1FEC080808000020F030675727364617985D1FEC080808000020801047765656B85D1FEC080808000021002046865726585D1FEC0808080000209040E1010140F0E11110F130E140F1210');
INSERT INTO "sentence_words_data" VALUES(274877906945,X'000000D30A30616E6E6F756E63656485D1FE9080808000020C0108657468696F70696185D1FE908080800002050102696E85D1FE9080808000020A01056B656E796185D1FE9080808000020201046D65657485D1FE908080800002040207696E697374727985D1FE9080808000020902056F6E64617985D1FE9080808000020E01076E6169726F626985D1FE9080808000020B01026F6E85D1FE9080808000040609010374686585D1FE90808080000208030675727364617985D1FE90808080000207010477696C6C85D1FE908080800002030415140E11101311130F0F12');
INSERT INTO "sentence_words_data" VALUES(412316860417,X'000001020330616E85D1FE9080808001020F03076E6F756E63656485D1FE9080808001020C0108657468696F70696185D1FE908080800102050102696E85D1FE9080808001020A01056B656E796185D1FE9080808001020201046D65657485D1FE908080800102040207696E697374727985D1FE9080808001020902056F6E64617985D1FE9080808001020E01076E6169726F626985D1FE9080808001020B01086F6666696369616C85D1FE9080808001021002016E85D1FE908080800104060901047361696485D1FE90808080010211010374686585D1FE90808080010208030675727364617985D1FE90808080010207010477696C6C85D1FE90808080010203040E13140E1110131113140E100F12');
DELETE FROM "sentence_words_idx";
INSERT INTO "sentence_words_idx" VALUES(1,X'',2);
INSERT INTO "sentence_words_idx" VALUES(2,X'',2);
INSERT INTO "sentence_words_idx" VALUES(3,X'',2);
CREATE INDEX ix_stories_source ON stories (source);
CREATE INDEX ix_stories_published ON stories (published);
CREATE INDEX ix_office_imports_person ON office_imports (person);
CREATE INDEX office_imports_by_office ON office_imports (country, office);
CREATE INDEX events_by_last_report ON events (last_reported);
CREATE INDEX ix_events_leader ON events (leader);
CREATE INDEX events_by_country ON events (country, first_day);
CREATE INDEX ix_events_state ON events (state);
CREATE INDEX events_by_day ON events (first_day, id, state, "end");
CREATE INDEX events_by_place ON events (place, first_day);
CREATE INDEX events_by_state ON events (state, "end", last_reported);
CREATE INDEX ix_events_start ON events (start);
CREATE INDEX ix_dyads_day ON dyads (day);
CREATE INDEX ix_versions_first ON versions (first);
CREATE INDEX bands_by_story ON bands (story);
CREATE INDEX ix_mentions_start ON mentions (start);
CREATE INDEX ix_mentions_country ON mentions (country);
CREATE INDEX mentions_by_story ON mentions (story, position);
CREATE INDEX mentions_by_words ON mentions (story, part, first, last, id);
CREATE INDEX ix_mentions_type ON mentions (type);
CREATE INDEX ix_relations_source ON relations (source);
CREATE INDEX ix_relations_target ON relations (target);
CREATE INDEX ix_statements_country ON statements (country);
CREATE INDEX ix_office_mentions_person ON office_mentions (person);
CREATE INDEX office_mentions_by_office ON office_mentions (country, office);
CREATE INDEX event_participants_by_party ON event_participants (party, event);
CREATE INDEX event_participants_by_day ON event_participants (party, day, event, state);
CREATE INDEX event_participants_by_name_and_day ON event_participants (name, day, event, state);
CREATE INDEX event_participants_by_name ON event_participants (name, event);
CREATE INDEX event_pairs_by_type ON event_pairs (one, other, type, day, event, forth, back);
CREATE INDEX event_pairs_by_day ON event_pairs (one, other, day, event, forth, back);
CREATE UNIQUE INDEX sentences_by_story ON sentences (story, n);
CREATE INDEX participants_by_party ON participants (party, mention);
CREATE INDEX ix_tracks_story ON tracks (story);
CREATE INDEX tracks_by_days ON tracks (type, party, low);
CREATE INDEX tracks_by_publication ON tracks (type, party, published);
CREATE INDEX ix_leads_leader ON leads (leader);
CREATE UNIQUE INDEX event_mentions_by_mention ON event_mentions (mention);
COMMIT;

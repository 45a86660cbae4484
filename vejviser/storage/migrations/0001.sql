CREATE TABLE akutkort (
    nr INTEGER NOT NULL,
    kode VARCHAR NOT NULL,
    navn VARCHAR NOT NULL,
    ikon VARCHAR NOT NULL,
    kun_fagland BOOLEAN NOT NULL,
    spoerg JSON NOT NULL,
    goer JSON NOT NULL,
    aldrig JSON NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (kode)
);

CREATE TABLE bevaret (
    noegle VARCHAR NOT NULL,
    indhold VARCHAR NOT NULL,
    PRIMARY KEY (noegle)
);

CREATE TABLE blokeret_ord (
    nr INTEGER NOT NULL,
    ord VARCHAR NOT NULL,
    forslag VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (ord)
);

CREATE TABLE boligsituation (
    nr INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    tekst VARCHAR NOT NULL,
    ethos VARCHAR,
    akut BOOLEAN NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (nummer)
);

CREATE TABLE forsoeg (
    id VARCHAR NOT NULL,
    tilbud_id VARCHAR NOT NULL,
    dato VARCHAR NOT NULL,
    metode VARCHAR NOT NULL,
    udfald VARCHAR NOT NULL,
    rolle VARCHAR NOT NULL,
    tid VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT metode_kendt CHECK (metode IN ('telefon', 'mail', 'besoeg', 'web')),
    CONSTRAINT udfald_kendt CHECK (udfald IN ('stadig_rigtigt', 'aendret', 'ikke_naaet')),
    CONSTRAINT rolle_laengde CHECK (length(rolle) BETWEEN 1 AND 80)
);

CREATE INDEX ix_forsoeg_tilbud_id ON forsoeg (tilbud_id);

CREATE TABLE historik (
    aendring VARCHAR NOT NULL,
    felt VARCHAR NOT NULL,
    tilbud_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    tid VARCHAR NOT NULL,
    rolle VARCHAR NOT NULL,
    handling VARCHAR NOT NULL,
    foer VARCHAR,
    efter VARCHAR,
    kilde VARCHAR NOT NULL,
    PRIMARY KEY (aendring, felt, tilbud_id),
    CONSTRAINT handling_kendt CHECK (handling IN ('oprettet', 'rettet', 'importeret', 'meldt_fejl', 'tilstand', 'udgivet', 'fortrudt', 'bekraeftet', 'kontrol_fortrudt', 'ikke_bekraeftet')),
    CONSTRAINT rolle_laengde CHECK (length(rolle) BETWEEN 1 AND 80)
);

CREATE INDEX ix_historik_tilbud_id ON historik (tilbud_id);

CREATE TABLE hvem (
    nr INTEGER NOT NULL,
    kode VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (kode)
);

CREATE TABLE kontrol (
    bekraeftelse VARCHAR NOT NULL,
    niveau VARCHAR NOT NULL,
    noegle VARCHAR NOT NULL,
    tilbud_id VARCHAR NOT NULL,
    dato VARCHAR NOT NULL,
    rolle VARCHAR NOT NULL,
    metode VARCHAR NOT NULL,
    tid VARCHAR NOT NULL,
    fortrudt VARCHAR,
    PRIMARY KEY (bekraeftelse, niveau, noegle),
    CONSTRAINT niveau_kendt CHECK (niveau IN ('organisation', 'sted', 'tilbud')),
    CONSTRAINT rolle_laengde CHECK (length(rolle) BETWEEN 1 AND 80)
);

CREATE INDEX kontrol_noegle ON kontrol (niveau, noegle);

CREATE TABLE leveregel (
    nr INTEGER NOT NULL,
    nummer INTEGER NOT NULL,
    tekst VARCHAR NOT NULL,
    spoergsmaal VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (nummer)
);

CREATE TABLE meta (
    noegle VARCHAR NOT NULL,
    vaerdi VARCHAR NOT NULL,
    PRIMARY KEY (noegle)
);

CREATE TABLE omraade (
    nr INTEGER NOT NULL,
    kode VARCHAR NOT NULL,
    nummer VARCHAR NOT NULL,
    navn VARCHAR NOT NULL,
    kortnavn VARCHAR NOT NULL,
    ikon VARCHAR NOT NULL,
    konkrete JSON NOT NULL,
    soegeord JSON NOT NULL,
    hf VARCHAR NOT NULL,
    partnere JSON NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (kode)
);

CREATE TABLE ordliste (
    nr INTEGER NOT NULL,
    fagord VARCHAR NOT NULL,
    borgerord VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (fagord)
);

CREATE TABLE overgang (
    nr INTEGER NOT NULL,
    kode VARCHAR NOT NULL,
    navn VARCHAR NOT NULL,
    start_senest VARCHAR NOT NULL,
    raekkefoelge JSON NOT NULL,
    typisk_hul VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (kode)
);

CREATE TABLE rettelse (
    id VARCHAR NOT NULL,
    tilbud_id VARCHAR NOT NULL,
    tilbudsnavn VARCHAR NOT NULL,
    katalog_dato VARCHAR NOT NULL,
    katalog_fingeraftryk VARCHAR NOT NULL,
    dato VARCHAR NOT NULL,
    rolle VARCHAR NOT NULL,
    modtaget VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT id_laengde CHECK (length(id) BETWEEN 32 AND 32),
    CONSTRAINT rolle_laengde CHECK (length(rolle) BETWEEN 1 AND 80)
);

CREATE TABLE spoergsmaal (
    nr INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    omraade VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL,
    chime VARCHAR NOT NULL,
    PRIMARY KEY (nr),
    UNIQUE (id)
);

CREATE TABLE tilbud (
    id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    navn VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    organisationstype VARCHAR NOT NULL,
    kort VARCHAR NOT NULL,
    maalgruppe VARCHAR NOT NULL,
    daekning VARCHAR NOT NULL,
    sikkerhed VARCHAR NOT NULL,
    alder_min INTEGER,
    alder_max INTEGER,
    visitation BOOLEAN,
    henvisning BOOLEAN,
    tidsbestilling BOOLEAN,
    anonym BOOLEAN,
    gratis BOOLEAN,
    pris VARCHAR,
    ventetid VARCHAR,
    saadan VARCHAR,
    doegnaaben BOOLEAN,
    koen VARCHAR NOT NULL,
    koen_ord VARCHAR NOT NULL,
    tilstand VARCHAR NOT NULL,
    kontrol_dato VARCHAR,
    kontrol_rolle VARCHAR,
    kontrol_metode VARCHAR,
    gyldig_fra VARCHAR,
    gyldig_til VARCHAR,
    adresse_fortrolig BOOLEAN,
    version INTEGER NOT NULL,
    sortering VARCHAR COLLATE "C" NOT NULL,
    aendret VARCHAR NOT NULL,
    udgivet_serie INTEGER,
    ikke_bekraeftet VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT organisationstype_kendt CHECK (organisationstype IN ('kommune', 'region', 'stat', 'forening', 'kirke', 'fond', 'selvejende', 'boligorganisation', 'privat')),
    CONSTRAINT sikkerhed_kendt CHECK (sikkerhed IN ('hoej', 'mellem', 'lav')),
    CONSTRAINT koen_kendt CHECK (koen IN ('kvinder', 'maend', 'alle', 'ikke oplyst')),
    CONSTRAINT tilstand_kendt CHECK (tilstand IN ('kladde', 'klar', 'udgivet', 'midlertidigt_lukket', 'lukket')),
    CONSTRAINT id_laengde CHECK (length(id) BETWEEN 1 AND 200),
    CONSTRAINT navn_laengde CHECK (length(navn) BETWEEN 1 AND 300),
    CONSTRAINT organisation_laengde CHECK (length(organisation) BETWEEN 0 AND 20000),
    CONSTRAINT kort_laengde CHECK (length(kort) BETWEEN 0 AND 20000),
    CONSTRAINT maalgruppe_laengde CHECK (length(maalgruppe) BETWEEN 0 AND 20000),
    CONSTRAINT daekning_laengde CHECK (length(daekning) BETWEEN 0 AND 20000),
    CONSTRAINT alder_min_mulig CHECK (alder_min BETWEEN 0 AND 120),
    CONSTRAINT alder_max_mulig CHECK (alder_max BETWEEN 0 AND 120),
    CONSTRAINT version_fra_en CHECK (version >= 1),
    CONSTRAINT kontrol_hel CHECK ((kontrol_dato IS NULL) = (kontrol_rolle IS NULL) AND (kontrol_dato IS NULL) = (kontrol_metode IS NULL))
);

CREATE INDEX tilbud_i_orden ON tilbud (sortering, id);

CREATE TABLE udgivelse (
    serie INTEGER NOT NULL,
    dato VARCHAR NOT NULL,
    fingeraftryk VARCHAR NOT NULL,
    antal INTEGER NOT NULL,
    rolle VARCHAR NOT NULL,
    tid VARCHAR NOT NULL,
    PRIMARY KEY (serie),
    CONSTRAINT serie_fra_en CHECK (serie >= 1)
);

CREATE TABLE akutnummer (
    nr INTEGER NOT NULL,
    kort VARCHAR NOT NULL,
    navn VARCHAR NOT NULL,
    nummer VARCHAR NOT NULL,
    hvordan VARCHAR NOT NULL,
    tilbud VARCHAR,
    kilde VARCHAR NOT NULL,
    kilde_dato VARCHAR,
    kontrol_dato VARCHAR,
    kontrol_rolle VARCHAR,
    kontrol_metode VARCHAR,
    supplement BOOLEAN NOT NULL,
    PRIMARY KEY (nr),
    FOREIGN KEY(kort) REFERENCES akutkort (kode),
    FOREIGN KEY(tilbud) REFERENCES tilbud (id)
);

CREATE TABLE rettelse_felt (
    rettelse_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    felt VARCHAR NOT NULL,
    staar_der VARCHAR NOT NULL,
    rigtigt VARCHAR NOT NULL,
    afgoerelse VARCHAR,
    grund VARCHAR NOT NULL,
    afgjort VARCHAR,
    PRIMARY KEY (rettelse_id, nr),
    CONSTRAINT afgoerelse_kendt CHECK (afgoerelse IN ('godtaget', 'afvist')),
    FOREIGN KEY(rettelse_id) REFERENCES rettelse (id)
);

CREATE TABLE tilbud_aabningstid (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    dage VARCHAR NOT NULL,
    fra VARCHAR NOT NULL,
    til VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    ugedage JSON NOT NULL,
    fra_min INTEGER,
    til_min INTEGER,
    rytme VARCHAR NOT NULL,
    nummer_i_maaned INTEGER,
    slags VARCHAR NOT NULL,
    efter_aftale BOOLEAN NOT NULL,
    saeson_fra VARCHAR,
    saeson_til VARCHAR,
    helligdage BOOLEAN,
    usikker BOOLEAN NOT NULL,
    undtagen JSON NOT NULL,
    PRIMARY KEY (tilbud_id, nr),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id)
);

CREATE TABLE tilbud_faktum (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    felt VARCHAR NOT NULL,
    svar BOOLEAN NOT NULL,
    ord VARCHAR NOT NULL,
    PRIMARY KEY (tilbud_id, nr),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id)
);

CREATE TABLE tilbud_kilde (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    url VARCHAR,
    dato VARCHAR,
    felter JSON NOT NULL,
    titel VARCHAR,
    PRIMARY KEY (tilbud_id, nr),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id)
);

CREATE TABLE tilbud_sted (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    navn VARCHAR NOT NULL,
    vej VARCHAR NOT NULL,
    postnr VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    PRIMARY KEY (tilbud_id, nr),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id)
);

CREATE TABLE tilbud_tekst (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    felt VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL,
    PRIMARY KEY (tilbud_id, nr, felt),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id),
    CONSTRAINT tekst_laengde CHECK (length(tekst) BETWEEN 0 AND 20000)
);

CREATE TABLE tilbud_telefon (
    tilbud_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    nummer VARCHAR NOT NULL,
    hvem VARCHAR NOT NULL,
    PRIMARY KEY (tilbud_id, nr),
    FOREIGN KEY(tilbud_id) REFERENCES tilbud (id)
);

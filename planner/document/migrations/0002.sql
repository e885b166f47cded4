-- Bands of the risk matrix that can be moved, bow-ties, scale definitions, the log, dismissed suggestions and saved filters.

CREATE TABLE plan_with_bands (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  title TEXT NOT NULL,
  client TEXT,
  prepared_by TEXT,
  sector TEXT,
  language TEXT DEFAULT 'en' NOT NULL,
  currency TEXT DEFAULT 'USD' NOT NULL,
  start_date TEXT,
  horizon_years INTEGER DEFAULT 5 NOT NULL,
  discount_rate REAL DEFAULT (10.0) NOT NULL,
  vision TEXT,
  mission TEXT,
  problem TEXT,
  value_promised TEXT,
  scope TEXT,
  classification TEXT,
  revision TEXT,
  approved_by TEXT,
  risk_levels INTEGER DEFAULT 5 NOT NULL,
  risk_appetite INTEGER DEFAULT 9 NOT NULL,
  band_low INTEGER,
  band_medium INTEGER,
  band_high INTEGER,
  loss_appetite REAL,
  shock_share REAL DEFAULT (0.3) NOT NULL,
  trials INTEGER DEFAULT 20000 NOT NULL,
  seed INTEGER,
  gut_odds REAL,
  notes TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_title CHECK ("title" <> ''),
  CONSTRAINT valid_sector CHECK ("sector" IN ('technology', 'manufacturing', 'financial services', 'healthcare', 'retail', 'energy', 'public', 'other')),
  CONSTRAINT valid_language CHECK ("language" IN ('en', 'id')),
  CONSTRAINT valid_currency CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
  CONSTRAINT valid_start_date CHECK ("start_date" IS date("start_date", '+0 days')),
  CONSTRAINT valid_horizon_years CHECK ("horizon_years" >= 1 AND "horizon_years" <= 30),
  CONSTRAINT valid_discount_rate CHECK ("discount_rate" >= -99 AND "discount_rate" <= 1000),
  CONSTRAINT valid_classification CHECK ("classification" IN ('public', 'internal', 'confidential', 'restricted')),
  CONSTRAINT valid_risk_levels CHECK ("risk_levels" >= 3 AND "risk_levels" <= 6),
  CONSTRAINT valid_risk_appetite CHECK ("risk_appetite" >= 1 AND "risk_appetite" <= 36),
  CONSTRAINT valid_band_low CHECK ("band_low" >= 1 AND "band_low" <= 36),
  CONSTRAINT valid_band_medium CHECK ("band_medium" >= 1 AND "band_medium" <= 36),
  CONSTRAINT valid_band_high CHECK ("band_high" >= 1 AND "band_high" <= 36),
  CONSTRAINT valid_loss_appetite CHECK ("loss_appetite" >= 0),
  CONSTRAINT valid_shock_share CHECK ("shock_share" >= 0 AND "shock_share" <= 1),
  CONSTRAINT valid_trials CHECK ("trials" >= 100 AND "trials" <= 10000000),
  CONSTRAINT valid_seed CHECK ("seed" >= 0),
  CONSTRAINT valid_gut_odds CHECK ("gut_odds" >= 0 AND "gut_odds" <= 1)
) STRICT;

INSERT INTO plan_with_bands ("uid", "created_at", "updated_at", "title", "client", "prepared_by", "sector", "language", "currency", "start_date", "horizon_years", "discount_rate", "vision", "mission", "problem", "value_promised", "scope", "classification", "revision", "approved_by", "risk_levels", "risk_appetite", "loss_appetite", "shock_share", "trials", "seed", "gut_odds", "notes")
SELECT "uid", "created_at", "updated_at", "title", "client", "prepared_by", "sector", "language", "currency", "start_date", "horizon_years", "discount_rate", "vision", "mission", "problem", "value_promised", "scope", "classification", "revision", "approved_by", "risk_levels", "risk_appetite", "loss_appetite", "shock_share", "trials", "seed", "gut_odds", "notes" FROM "plan";

DROP TABLE "plan";

ALTER TABLE plan_with_bands RENAME TO "plan";

CREATE TABLE bow_tie_item (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  risk TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  under TEXT,
  owner TEXT,
  action TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(risk) REFERENCES risk (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(under) REFERENCES bow_tie_item (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(action) REFERENCES action (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_kind CHECK ("kind" IN ('cause', 'preventive barrier', 'consequence', 'recovery barrier')),
  CONSTRAINT valid_name CHECK ("name" <> '')
) STRICT;

CREATE INDEX ix_bow_tie_item_action ON bow_tie_item (action);

CREATE INDEX ix_bow_tie_item_risk ON bow_tie_item (risk);

CREATE INDEX ix_bow_tie_item_under ON bow_tie_item (under);

CREATE TABLE scale_level (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  scale TEXT NOT NULL,
  level INTEGER NOT NULL,
  label TEXT,
  meaning TEXT,
  low REAL,
  high REAL,
  PRIMARY KEY (uid),
  UNIQUE (scale, level),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_scale CHECK ("scale" IN ('likelihood', 'impact')),
  CONSTRAINT valid_level CHECK ("level" >= 1 AND "level" <= 6),
  CONSTRAINT valid_low CHECK ("low" >= 0),
  CONSTRAINT valid_high CHECK ("high" >= 0)
) STRICT;

CREATE TABLE log_entry (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  kind TEXT,
  title TEXT NOT NULL,
  description TEXT,
  owner TEXT,
  raised_on TEXT,
  due TEXT,
  status TEXT,
  risk TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(risk) REFERENCES risk (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_kind CHECK ("kind" IN ('issue', 'assumption', 'decision', 'lesson')),
  CONSTRAINT valid_title CHECK ("title" <> ''),
  CONSTRAINT valid_raised_on CHECK ("raised_on" IS date("raised_on", '+0 days')),
  CONSTRAINT valid_due CHECK ("due" IS date("due", '+0 days')),
  CONSTRAINT valid_status CHECK ("status" IN ('open', 'done'))
) STRICT;

CREATE INDEX ix_log_entry_risk ON log_entry (risk);

CREATE TABLE dismissal (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject_uid TEXT,
  note TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_rule CHECK ("rule" <> '')
) STRICT;

CREATE TABLE saved_filter (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  expression TEXT,
  PRIMARY KEY (uid),
  UNIQUE (entity, name),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_entity CHECK ("entity" <> ''),
  CONSTRAINT valid_name CHECK ("name" <> '')
) STRICT;

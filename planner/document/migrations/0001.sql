-- The first schema. Frozen: a later change is a new file beside this one.

CREATE TABLE "plan" (
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
  CONSTRAINT valid_loss_appetite CHECK ("loss_appetite" >= 0),
  CONSTRAINT valid_shock_share CHECK ("shock_share" >= 0 AND "shock_share" <= 1),
  CONSTRAINT valid_trials CHECK ("trials" >= 100 AND "trials" <= 10000000),
  CONSTRAINT valid_seed CHECK ("seed" >= 0),
  CONSTRAINT valid_gut_odds CHECK ("gut_odds" >= 0 AND "gut_odds" <= 1)
) STRICT;

CREATE TABLE organisation (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT,
  is_hub INTEGER DEFAULT 0 NOT NULL,
  kind TEXT,
  partnership TEXT,
  stage TEXT,
  parent TEXT,
  contribution TEXT,
  benefit TEXT,
  manager TEXT,
  dependency INTEGER,
  penetration INTEGER,
  maturity INTEGER,
  trust INTEGER,
  level INTEGER,
  programme_tier TEXT,
  influence INTEGER,
  interest INTEGER,
  attitude TEXT,
  motive TEXT,
  delivery_probability REAL,
  adoption_probability REAL,
  readiness_date TEXT,
  exit_plan TEXT,
  country TEXT,
  website TEXT,
  logo TEXT,
  tags TEXT DEFAULT '[]' NOT NULL,
  notes TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(parent) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_is_hub CHECK ("is_hub" IN (0, 1)),
  CONSTRAINT valid_kind CHECK ("kind" IN ('software vendor', 'hardware maker', 'cloud provider', 'developer', 'system integrator', 'consultancy', 'distributor', 'reseller', 'value-added reseller', 'agent', 'supplier', 'manufacturer', 'logistics', 'bank', 'fintech', 'payment provider', 'insurer', 'hospital', 'pharmaceutical', 'payer', 'research', 'start-up', 'regulator', 'association', 'community', 'customer', 'competitor', 'individual', 'other')),
  CONSTRAINT valid_partnership CHECK ("partnership" IN ('none', 'strategic alliance', 'channel', 'joint venture', 'supplier', 'technology', 'community')),
  CONSTRAINT valid_stage CHECK ("stage" IN ('identified', 'shortlisted', 'selected', 'onboarding', 'active', 'paused', 'exited')),
  CONSTRAINT valid_dependency CHECK ("dependency" >= 0 AND "dependency" <= 4),
  CONSTRAINT valid_penetration CHECK ("penetration" >= 0 AND "penetration" <= 4),
  CONSTRAINT valid_maturity CHECK ("maturity" >= 1 AND "maturity" <= 4),
  CONSTRAINT valid_trust CHECK ("trust" >= 1 AND "trust" <= 4),
  CONSTRAINT valid_level CHECK ("level" >= 1 AND "level" <= 9),
  CONSTRAINT valid_influence CHECK ("influence" >= 1 AND "influence" <= 5),
  CONSTRAINT valid_interest CHECK ("interest" >= 1 AND "interest" <= 5),
  CONSTRAINT valid_attitude CHECK ("attitude" IN ('champion', 'supporter', 'neutral', 'critic', 'blocker')),
  CONSTRAINT valid_delivery_probability CHECK ("delivery_probability" >= 0 AND "delivery_probability" <= 1),
  CONSTRAINT valid_adoption_probability CHECK ("adoption_probability" >= 0 AND "adoption_probability" <= 1),
  CONSTRAINT valid_readiness_date CHECK ("readiness_date" IS date("readiness_date", '+0 days')),
  CONSTRAINT valid_logo CHECK ("logo" GLOB 'iVBORw0KGg*' AND length("logo") <= 266668),
  CONSTRAINT valid_tags CHECK ("tags" GLOB '[[]*]')
) STRICT;

CREATE INDEX ix_organisation_parent ON organisation (parent);

CREATE TABLE contact (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  position TEXT,
  e_mail TEXT,
  phone TEXT,
  main INTEGER DEFAULT 0 NOT NULL,
  notes TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_main CHECK ("main" IN (0, 1))
) STRICT;

CREATE INDEX ix_contact_organisation ON contact (organisation);

CREATE TABLE role (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  responsibilities TEXT,
  accountable_for TEXT,
  specialism TEXT,
  colour TEXT,
  needed INTEGER DEFAULT 1 NOT NULL,
  under TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(under) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_colour CHECK ("colour" GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]'),
  CONSTRAINT valid_needed CHECK ("needed" >= 1 AND "needed" <= 99)
) STRICT;

CREATE INDEX ix_role_under ON role (under);

CREATE TABLE role_assignment (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  role TEXT NOT NULL,
  main INTEGER DEFAULT 0 NOT NULL,
  since TEXT,
  PRIMARY KEY (uid),
  UNIQUE (organisation, role),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(role) REFERENCES role (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_main CHECK ("main" IN (0, 1)),
  CONSTRAINT valid_since CHECK ("since" IS date("since", '+0 days'))
) STRICT;

CREATE INDEX ix_role_assignment_organisation ON role_assignment (organisation);

CREATE INDEX ix_role_assignment_role ON role_assignment (role);

CREATE TABLE capability (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  category TEXT,
  importance INTEGER DEFAULT 3 NOT NULL,
  needed_level INTEGER DEFAULT 3 NOT NULL,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_importance CHECK ("importance" >= 1 AND "importance" <= 5),
  CONSTRAINT valid_needed_level CHECK ("needed_level" >= 1 AND "needed_level" <= 5)
) STRICT;

CREATE TABLE provision (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  capability TEXT NOT NULL,
  level INTEGER,
  PRIMARY KEY (uid),
  UNIQUE (organisation, capability),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(capability) REFERENCES capability (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_level CHECK ("level" >= 0 AND "level" <= 5)
) STRICT;

CREATE INDEX ix_provision_capability ON provision (capability);

CREATE INDEX ix_provision_organisation ON provision (organisation);

CREATE TABLE relationship (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  kind TEXT,
  two_way INTEGER DEFAULT 0 NOT NULL,
  strength INTEGER,
  status TEXT,
  agreement TEXT,
  start TEXT,
  "end" TEXT,
  agreement_number TEXT,
  signed TEXT,
  notice_days INTEGER,
  value_seen_by_source INTEGER,
  value_seen_by_target INTEGER,
  notes TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(source) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(target) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_kind CHECK ("kind" IN ('coordinates', 'supplies', 'distributes', 'resells', 'integrates', 'co-develops', 'co-markets', 'finances', 'advises', 'shares data', 'regulates', 'serves', 'competes', 'other')),
  CONSTRAINT valid_two_way CHECK ("two_way" IN (0, 1)),
  CONSTRAINT valid_strength CHECK ("strength" >= 1 AND "strength" <= 5),
  CONSTRAINT valid_status CHECK ("status" IN ('active', 'planned', 'at risk', 'ended')),
  CONSTRAINT valid_agreement CHECK ("agreement" IN ('none', 'NDA', 'memorandum of understanding', 'cooperation agreement', 'contract', 'joint-venture agreement', 'other')),
  CONSTRAINT valid_start CHECK ("start" IS date("start", '+0 days')),
  CONSTRAINT valid_end CHECK ("end" IS date("end", '+0 days')),
  CONSTRAINT valid_signed CHECK ("signed" IS date("signed", '+0 days')),
  CONSTRAINT valid_notice_days CHECK ("notice_days" >= 0 AND "notice_days" <= 3650),
  CONSTRAINT valid_value_seen_by_source CHECK ("value_seen_by_source" >= 1 AND "value_seen_by_source" <= 5),
  CONSTRAINT valid_value_seen_by_target CHECK ("value_seen_by_target" >= 1 AND "value_seen_by_target" <= 5)
) STRICT;

CREATE INDEX ix_relationship_source ON relationship (source);

CREATE INDEX ix_relationship_target ON relationship (target);

CREATE TABLE value_flow (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  relationship TEXT NOT NULL,
  backwards INTEGER DEFAULT 0 NOT NULL,
  what TEXT NOT NULL,
  kind TEXT,
  occurrences REAL,
  value REAL,
  expense REAL,
  PRIMARY KEY (uid),
  FOREIGN KEY(relationship) REFERENCES relationship (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_backwards CHECK ("backwards" IN (0, 1)),
  CONSTRAINT valid_what CHECK ("what" <> ''),
  CONSTRAINT valid_kind CHECK ("kind" IN ('goods', 'service', 'money', 'data', 'knowledge', 'market access', 'brand', 'influence')),
  CONSTRAINT valid_occurrences CHECK ("occurrences" >= 0)
) STRICT;

CREATE INDEX ix_value_flow_relationship ON value_flow (relationship);

CREATE TABLE goal (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  horizon TEXT,
  weight REAL DEFAULT (1.0) NOT NULL,
  owner TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_horizon CHECK ("horizon" IN ('short', 'long')),
  CONSTRAINT valid_weight CHECK ("weight" >= 0)
) STRICT;

CREATE TABLE stance (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  goal TEXT NOT NULL,
  value INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (uid),
  UNIQUE (organisation, goal),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(goal) REFERENCES goal (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_value CHECK ("value" >= -2 AND "value" <= 2)
) STRICT;

CREATE INDEX ix_stance_goal ON stance (goal);

CREATE INDEX ix_stance_organisation ON stance (organisation);

CREATE TABLE value_proposition (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT,
  role TEXT,
  problem TEXT,
  promise TEXT NOT NULL,
  why_it_matters TEXT,
  benefit TEXT,
  evidence TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(role) REFERENCES role (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_promise CHECK ("promise" <> ''),
  CONSTRAINT one_of CHECK (("organisation" IS NOT NULL) + ("role" IS NOT NULL) <= 1)
) STRICT;

CREATE INDEX ix_value_proposition_organisation ON value_proposition (organisation);

CREATE INDEX ix_value_proposition_role ON value_proposition (role);

CREATE TABLE resource (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  provider TEXT,
  phase TEXT,
  quantity REAL,
  unit TEXT,
  one_off_cost REAL,
  yearly_cost REAL,
  status TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(provider) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(phase) REFERENCES phase (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_kind CHECK ("kind" IN ('people', 'technology', 'money', 'facility', 'training')),
  CONSTRAINT valid_quantity CHECK ("quantity" >= 0),
  CONSTRAINT valid_one_off_cost CHECK ("one_off_cost" >= 0),
  CONSTRAINT valid_yearly_cost CHECK ("yearly_cost" >= 0),
  CONSTRAINT valid_status CHECK ("status" IN ('needed', 'requested', 'committed', 'in place'))
) STRICT;

CREATE INDEX ix_resource_phase ON resource (phase);

CREATE INDEX ix_resource_provider ON resource (provider);

CREATE TABLE model_criterion (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  criterion TEXT NOT NULL,
  answer INTEGER,
  weight REAL DEFAULT (1.0) NOT NULL,
  reason TEXT,
  PRIMARY KEY (uid),
  UNIQUE (criterion),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_criterion CHECK ("criterion" IN ('well-defined product', 'standard interfaces', 'generic complements', 'hard matching', 'unclear roles', 'changing specifications', 'co-changing parts', 'innovation', 'complex problem', 'new market', 'uncertainty')),
  CONSTRAINT valid_answer CHECK ("answer" >= -2 AND "answer" <= 2),
  CONSTRAINT valid_weight CHECK ("weight" >= 0)
) STRICT;

CREATE TABLE forum (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  cadence TEXT,
  chair TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_cadence CHECK ("cadence" IN ('weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly', 'on demand'))
) STRICT;

CREATE TABLE forum_member (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  forum TEXT NOT NULL,
  organisation TEXT,
  role TEXT,
  PRIMARY KEY (uid),
  UNIQUE (forum, organisation),
  UNIQUE (forum, role),
  FOREIGN KEY(forum) REFERENCES forum (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(role) REFERENCES role (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT one_of CHECK (("organisation" IS NOT NULL) + ("role" IS NOT NULL) = 1)
) STRICT;

CREATE INDEX ix_forum_member_forum ON forum_member (forum);

CREATE INDEX ix_forum_member_organisation ON forum_member (organisation);

CREATE INDEX ix_forum_member_role ON forum_member (role);

CREATE TABLE decision (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  area TEXT,
  method TEXT,
  forum TEXT,
  escalation TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(forum) REFERENCES forum (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(escalation) REFERENCES forum (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_method CHECK ("method" IN ('hub decides', 'consent', 'consensus', 'majority', 'delegated'))
) STRICT;

CREATE INDEX ix_decision_escalation ON decision (escalation);

CREATE INDEX ix_decision_forum ON decision (forum);

CREATE TABLE responsibility (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  decision TEXT NOT NULL,
  organisation TEXT,
  role TEXT,
  letter TEXT NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE (decision, organisation),
  UNIQUE (decision, role),
  FOREIGN KEY(decision) REFERENCES decision (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(role) REFERENCES role (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_letter CHECK ("letter" IN ('R', 'A', 'C', 'I', 'A/R')),
  CONSTRAINT one_of CHECK (("organisation" IS NOT NULL) + ("role" IS NOT NULL) = 1)
) STRICT;

CREATE INDEX ix_responsibility_decision ON responsibility (decision);

CREATE INDEX ix_responsibility_organisation ON responsibility (organisation);

CREATE INDEX ix_responsibility_role ON responsibility (role);

CREATE TABLE conflict_rule (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  step INTEGER NOT NULL,
  handled_by TEXT,
  within_days REAL,
  escalates_to TEXT,
  principle TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_trigger CHECK ("trigger" <> ''),
  CONSTRAINT valid_step CHECK ("step" >= 1 AND "step" <= 9),
  CONSTRAINT valid_within_days CHECK ("within_days" >= 0)
) STRICT;

CREATE TABLE data_protocol (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  dataset TEXT NOT NULL,
  provider TEXT,
  relationship TEXT,
  purpose TEXT,
  classification TEXT,
  personal_data INTEGER DEFAULT 0 NOT NULL,
  legal_basis TEXT,
  access_method TEXT,
  protection TEXT,
  retention TEXT,
  onward_sharing TEXT,
  quality TEXT,
  incident_contact TEXT,
  review_date TEXT,
  deletion_on_exit INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (uid),
  FOREIGN KEY(provider) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(relationship) REFERENCES relationship (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_dataset CHECK ("dataset" <> ''),
  CONSTRAINT valid_classification CHECK ("classification" IN ('public', 'internal', 'confidential', 'restricted')),
  CONSTRAINT valid_personal_data CHECK ("personal_data" IN (0, 1)),
  CONSTRAINT valid_legal_basis CHECK ("legal_basis" IN ('none', 'consent', 'contract', 'legal duty', 'vital interest', 'public task', 'legitimate interest')),
  CONSTRAINT valid_access_method CHECK ("access_method" IN ('API', 'portal', 'file transfer', 'e-mail', 'shared workspace')),
  CONSTRAINT valid_review_date CHECK ("review_date" IS date("review_date", '+0 days')),
  CONSTRAINT valid_deletion_on_exit CHECK ("deletion_on_exit" IN (0, 1))
) STRICT;

CREATE INDEX ix_data_protocol_provider ON data_protocol (provider);

CREATE INDEX ix_data_protocol_relationship ON data_protocol (relationship);

CREATE TABLE protocol_recipient (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  data_protocol TEXT NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE (data_protocol, organisation),
  FOREIGN KEY(data_protocol) REFERENCES data_protocol (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX ix_protocol_recipient_data_protocol ON protocol_recipient (data_protocol);

CREATE INDEX ix_protocol_recipient_organisation ON protocol_recipient (organisation);

CREATE TABLE platform (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  vendor TEXT,
  status TEXT,
  owner TEXT,
  yearly_cost REAL,
  notes TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_purpose CHECK ("purpose" IN ('communication', 'data sharing', 'project management', 'integration', 'cloud', 'automation', 'training', 'security')),
  CONSTRAINT valid_status CHECK ("status" IN ('needed', 'evaluating', 'pilot', 'live')),
  CONSTRAINT valid_yearly_cost CHECK ("yearly_cost" >= 0)
) STRICT;

CREATE TABLE platform_user (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  platform TEXT NOT NULL,
  organisation TEXT NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE (platform, organisation),
  FOREIGN KEY(platform) REFERENCES platform (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX ix_platform_user_organisation ON platform_user (organisation);

CREATE INDEX ix_platform_user_platform ON platform_user (platform);

CREATE TABLE kpi (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT,
  category TEXT,
  horizon TEXT,
  unit TEXT,
  better TEXT,
  baseline REAL,
  target REAL,
  target_date TEXT,
  owner TEXT,
  frequency TEXT,
  goal TEXT,
  organisation TEXT,
  source TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(goal) REFERENCES goal (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_category CHECK ("category" IN ('financial', 'innovation', 'efficiency', 'customer', 'social')),
  CONSTRAINT valid_horizon CHECK ("horizon" IN ('short', 'long')),
  CONSTRAINT valid_better CHECK ("better" IN ('higher', 'lower')),
  CONSTRAINT valid_target_date CHECK ("target_date" IS date("target_date", '+0 days')),
  CONSTRAINT valid_frequency CHECK ("frequency" IN ('weekly', 'monthly', 'quarterly', 'yearly')),
  CONSTRAINT valid_source CHECK ("source" IN ('measured', 'active partners'))
) STRICT;

CREATE INDEX ix_kpi_goal ON kpi (goal);

CREATE INDEX ix_kpi_organisation ON kpi (organisation);

CREATE TABLE measurement (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  kpi TEXT NOT NULL,
  date TEXT NOT NULL,
  value REAL NOT NULL,
  note TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(kpi) REFERENCES kpi (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_date CHECK ("date" IS date("date", '+0 days'))
) STRICT;

CREATE INDEX ix_measurement_kpi ON measurement (kpi);

CREATE TABLE benchmark (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  kpi TEXT NOT NULL,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  source TEXT,
  year INTEGER,
  PRIMARY KEY (uid),
  FOREIGN KEY(kpi) REFERENCES kpi (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_year CHECK ("year" >= 1900 AND "year" <= 2200)
) STRICT;

CREATE INDEX ix_benchmark_kpi ON benchmark (kpi);

CREATE TABLE cash_line (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  organisation TEXT,
  category TEXT,
  first_year INTEGER DEFAULT 0 NOT NULL,
  years INTEGER DEFAULT 1 NOT NULL,
  low REAL,
  likely REAL NOT NULL,
  high REAL,
  growth REAL DEFAULT (0.0) NOT NULL,
  attribution REAL DEFAULT (100.0) NOT NULL,
  confidence REAL DEFAULT (100.0) NOT NULL,
  PRIMARY KEY (uid),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_kind CHECK ("kind" IN ('investment', 'operating cost', 'revenue', 'cost saving', 'indirect benefit')),
  CONSTRAINT valid_category CHECK ("category" IN ('financial', 'innovation', 'efficiency', 'customer', 'social')),
  CONSTRAINT valid_first_year CHECK ("first_year" >= 0 AND "first_year" <= 30),
  CONSTRAINT valid_years CHECK ("years" >= 1 AND "years" <= 30),
  CONSTRAINT valid_growth CHECK ("growth" >= -100 AND "growth" <= 1000),
  CONSTRAINT valid_attribution CHECK ("attribution" >= 0 AND "attribution" <= 100),
  CONSTRAINT valid_confidence CHECK ("confidence" >= 0 AND "confidence" <= 100)
) STRICT;

CREATE INDEX ix_cash_line_organisation ON cash_line (organisation);

CREATE TABLE criterion (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  family TEXT,
  description TEXT,
  weight REAL DEFAULT (1.0) NOT NULL,
  minimum REAL,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_family CHECK ("family" IN ('capability', 'cultural fit', 'willingness', 'other')),
  CONSTRAINT valid_weight CHECK ("weight" >= 0),
  CONSTRAINT valid_minimum CHECK ("minimum" >= 0 AND "minimum" <= 5)
) STRICT;

CREATE TABLE assessment (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  criterion TEXT NOT NULL,
  rater TEXT,
  score REAL NOT NULL,
  evidence TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(criterion) REFERENCES criterion (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_score CHECK ("score" >= 0 AND "score" <= 5)
) STRICT;

CREATE INDEX ix_assessment_criterion ON assessment (criterion);

CREATE INDEX ix_assessment_organisation ON assessment (organisation);

CREATE TABLE phase (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  purpose TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_position CHECK ("position" >= 0 AND "position" <= 9999)
) STRICT;

CREATE TABLE task (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  phase TEXT,
  organisation TEXT,
  risk TEXT,
  owner TEXT,
  kind TEXT,
  start TEXT,
  "end" TEXT,
  percent INTEGER DEFAULT 0 NOT NULL,
  milestone INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (uid),
  FOREIGN KEY(phase) REFERENCES phase (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(risk) REFERENCES risk (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_kind CHECK ("kind" IN ('implementation', 'onboarding', 'check-in', 'mitigation', 'transition', 'meeting')),
  CONSTRAINT valid_start CHECK ("start" IS date("start", '+0 days')),
  CONSTRAINT valid_end CHECK ("end" IS date("end", '+0 days')),
  CONSTRAINT valid_percent CHECK ("percent" >= 0 AND "percent" <= 100),
  CONSTRAINT valid_milestone CHECK ("milestone" IN (0, 1))
) STRICT;

CREATE INDEX ix_task_organisation ON task (organisation);

CREATE INDEX ix_task_phase ON task (phase);

CREATE INDEX ix_task_risk ON task (risk);

CREATE TABLE task_dependency (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  task TEXT NOT NULL,
  "after" TEXT NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE (task, "after"),
  FOREIGN KEY(task) REFERENCES task (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY("after") REFERENCES task (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX ix_task_dependency_after ON task_dependency ("after");

CREATE INDEX ix_task_dependency_task ON task_dependency (task);

CREATE TABLE risk (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  code TEXT,
  title TEXT NOT NULL,
  category TEXT,
  cause TEXT,
  event TEXT,
  consequence TEXT,
  existing_controls TEXT,
  likelihood INTEGER,
  impact INTEGER,
  kind TEXT,
  response TEXT,
  owner TEXT,
  status TEXT,
  review_date TEXT,
  residual_likelihood INTEGER,
  residual_impact INTEGER,
  target_likelihood INTEGER,
  target_impact INTEGER,
  "trigger" TEXT,
  contingency TEXT,
  raised_on TEXT,
  raised_by TEXT,
  frequency REAL,
  loss_low REAL,
  loss_high REAL,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_title CHECK ("title" <> ''),
  CONSTRAINT valid_category CHECK ("category" IN ('alignment', 'dependency', 'cyber security', 'data', 'legal', 'financial', 'operational', 'reputation', 'market', 'technology', 'governance', 'other')),
  CONSTRAINT valid_likelihood CHECK ("likelihood" >= 1 AND "likelihood" <= 6),
  CONSTRAINT valid_impact CHECK ("impact" >= 1 AND "impact" <= 6),
  CONSTRAINT valid_kind CHECK ("kind" IN ('threat', 'opportunity')),
  CONSTRAINT valid_response CHECK ("response" IN ('avoid', 'reduce', 'transfer', 'share', 'accept', 'exploit', 'enhance')),
  CONSTRAINT valid_status CHECK ("status" IN ('open', 'treating', 'monitoring', 'closed', 'occurred')),
  CONSTRAINT valid_review_date CHECK ("review_date" IS date("review_date", '+0 days')),
  CONSTRAINT valid_residual_likelihood CHECK ("residual_likelihood" >= 1 AND "residual_likelihood" <= 6),
  CONSTRAINT valid_residual_impact CHECK ("residual_impact" >= 1 AND "residual_impact" <= 6),
  CONSTRAINT valid_target_likelihood CHECK ("target_likelihood" >= 1 AND "target_likelihood" <= 6),
  CONSTRAINT valid_target_impact CHECK ("target_impact" >= 1 AND "target_impact" <= 6),
  CONSTRAINT valid_raised_on CHECK ("raised_on" IS date("raised_on", '+0 days')),
  CONSTRAINT valid_frequency CHECK ("frequency" >= 0),
  CONSTRAINT valid_loss_low CHECK ("loss_low" >= 0),
  CONSTRAINT valid_loss_high CHECK ("loss_high" >= 0)
) STRICT;

CREATE TABLE risk_link (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  risk TEXT NOT NULL,
  organisation TEXT,
  relationship TEXT,
  goal TEXT,
  trend TEXT,
  PRIMARY KEY (uid),
  UNIQUE (risk, organisation),
  UNIQUE (risk, relationship),
  UNIQUE (risk, goal),
  UNIQUE (risk, trend),
  FOREIGN KEY(risk) REFERENCES risk (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(relationship) REFERENCES relationship (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(goal) REFERENCES goal (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(trend) REFERENCES trend (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT one_of CHECK (("organisation" IS NOT NULL) + ("relationship" IS NOT NULL) + ("goal" IS NOT NULL) + ("trend" IS NOT NULL) = 1)
) STRICT;

CREATE INDEX ix_risk_link_goal ON risk_link (goal);

CREATE INDEX ix_risk_link_organisation ON risk_link (organisation);

CREATE INDEX ix_risk_link_relationship ON risk_link (relationship);

CREATE INDEX ix_risk_link_risk ON risk_link (risk);

CREATE INDEX ix_risk_link_trend ON risk_link (trend);

CREATE TABLE action (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  risk TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  owner TEXT,
  due TEXT,
  status TEXT,
  percent INTEGER,
  likelihood_cut INTEGER,
  impact_cut INTEGER,
  frequency_cut REAL,
  loss_cut REAL,
  one_off_cost REAL,
  yearly_cost REAL,
  repeat_days INTEGER,
  PRIMARY KEY (uid),
  FOREIGN KEY(risk) REFERENCES risk (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_kind CHECK ("kind" IN ('contract', 'audit', 'contingency plan', 'training', 'technology', 'insurance', 'other')),
  CONSTRAINT valid_due CHECK ("due" IS date("due", '+0 days')),
  CONSTRAINT valid_status CHECK ("status" IN ('planned', 'doing', 'done', 'dropped')),
  CONSTRAINT valid_percent CHECK ("percent" >= 0 AND "percent" <= 100),
  CONSTRAINT valid_likelihood_cut CHECK ("likelihood_cut" >= 0 AND "likelihood_cut" <= 4),
  CONSTRAINT valid_impact_cut CHECK ("impact_cut" >= 0 AND "impact_cut" <= 4),
  CONSTRAINT valid_frequency_cut CHECK ("frequency_cut" >= 0 AND "frequency_cut" <= 100),
  CONSTRAINT valid_loss_cut CHECK ("loss_cut" >= 0 AND "loss_cut" <= 100),
  CONSTRAINT valid_one_off_cost CHECK ("one_off_cost" >= 0),
  CONSTRAINT valid_yearly_cost CHECK ("yearly_cost" >= 0),
  CONSTRAINT valid_repeat_days CHECK ("repeat_days" >= 1 AND "repeat_days" <= 3650)
) STRICT;

CREATE INDEX ix_action_risk ON action (risk);

CREATE TABLE trend (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  horizon TEXT,
  impact INTEGER,
  readiness INTEGER,
  effect TEXT,
  response TEXT,
  owner TEXT,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_horizon CHECK ("horizon" IN ('now', '1–2 years', '3–5 years')),
  CONSTRAINT valid_impact CHECK ("impact" >= 1 AND "impact" <= 5),
  CONSTRAINT valid_readiness CHECK ("readiness" >= 1 AND "readiness" <= 5)
) STRICT;

CREATE TABLE trend_goal (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  trend TEXT NOT NULL,
  goal TEXT NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE (trend, goal),
  FOREIGN KEY(trend) REFERENCES trend (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(goal) REFERENCES goal (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX ix_trend_goal_goal ON trend_goal (goal);

CREATE INDEX ix_trend_goal_trend ON trend_goal (trend);

CREATE TABLE "view" (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  layout TEXT,
  direction TEXT,
  mode TEXT,
  colour_by TEXT,
  size_by TEXT,
  lane_by TEXT,
  filter TEXT,
  shown_kinds TEXT DEFAULT '[]' NOT NULL,
  internal INTEGER DEFAULT 0 NOT NULL,
  position INTEGER,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_layout CHECK ("layout" IN ('layered', 'radial', 'organic', 'free')),
  CONSTRAINT valid_direction CHECK ("direction" IN ('down', 'right')),
  CONSTRAINT valid_mode CHECK ("mode" IN ('structure', 'value')),
  CONSTRAINT valid_shown_kinds CHECK ("shown_kinds" GLOB '[[]*]'),
  CONSTRAINT valid_internal CHECK ("internal" IN (0, 1)),
  CONSTRAINT valid_position CHECK ("position" >= 0 AND "position" <= 9999)
) STRICT;

CREATE TABLE placement (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  "view" TEXT NOT NULL,
  organisation TEXT,
  role TEXT,
  x REAL,
  y REAL,
  pinned INTEGER DEFAULT 0 NOT NULL,
  folded INTEGER DEFAULT 0 NOT NULL,
  hidden INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (uid),
  UNIQUE ("view", organisation),
  UNIQUE ("view", role),
  FOREIGN KEY("view") REFERENCES "view" (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(organisation) REFERENCES organisation (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(role) REFERENCES role (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_x CHECK ("x" >= -10000000 AND "x" <= 10000000),
  CONSTRAINT valid_y CHECK ("y" >= -10000000 AND "y" <= 10000000),
  CONSTRAINT valid_pinned CHECK ("pinned" IN (0, 1)),
  CONSTRAINT valid_folded CHECK ("folded" IN (0, 1)),
  CONSTRAINT valid_hidden CHECK ("hidden" IN (0, 1)),
  CONSTRAINT one_of CHECK (("organisation" IS NOT NULL) + ("role" IS NOT NULL) = 1)
) STRICT;

CREATE INDEX ix_placement_organisation ON placement (organisation);

CREATE INDEX ix_placement_role ON placement (role);

CREATE INDEX ix_placement_view ON placement ("view");

CREATE TABLE "group" (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  "view" TEXT NOT NULL,
  text TEXT,
  x REAL,
  y REAL,
  width REAL,
  height REAL,
  colour TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY("view") REFERENCES "view" (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_x CHECK ("x" >= -10000000 AND "x" <= 10000000),
  CONSTRAINT valid_y CHECK ("y" >= -10000000 AND "y" <= 10000000),
  CONSTRAINT valid_width CHECK ("width" >= 0 AND "width" <= 10000000),
  CONSTRAINT valid_height CHECK ("height" >= 0 AND "height" <= 10000000),
  CONSTRAINT valid_colour CHECK ("colour" GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]')
) STRICT;

CREATE INDEX ix_group_view ON "group" ("view");

CREATE TABLE note (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  "view" TEXT NOT NULL,
  text TEXT,
  x REAL,
  y REAL,
  width REAL,
  height REAL,
  colour TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY("view") REFERENCES "view" (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_x CHECK ("x" >= -10000000 AND "x" <= 10000000),
  CONSTRAINT valid_y CHECK ("y" >= -10000000 AND "y" <= 10000000),
  CONSTRAINT valid_width CHECK ("width" >= 0 AND "width" <= 10000000),
  CONSTRAINT valid_height CHECK ("height" >= 0 AND "height" <= 10000000),
  CONSTRAINT valid_colour CHECK ("colour" GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]')
) STRICT;

CREATE INDEX ix_note_view ON note ("view");

CREATE TABLE story_step (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  position INTEGER NOT NULL,
  "view" TEXT NOT NULL,
  caption TEXT,
  focus TEXT,
  filter TEXT,
  PRIMARY KEY (uid),
  FOREIGN KEY("view") REFERENCES "view" (uid) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(focus) REFERENCES organisation (uid) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_position CHECK ("position" >= 0 AND "position" <= 9999)
) STRICT;

CREATE INDEX ix_story_step_focus ON story_step (focus);

CREATE INDEX ix_story_step_view ON story_step ("view");

CREATE TABLE snapshot (
  uid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT,
  taken_at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (uid),
  CONSTRAINT valid_created_at CHECK (substr("created_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') AND substr("created_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_updated_at CHECK (substr("updated_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') AND substr("updated_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_name CHECK ("name" <> ''),
  CONSTRAINT valid_taken_at CHECK (substr("taken_at", 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr("taken_at", 1, 19), '+0 days') AND substr("taken_at", 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CONSTRAINT valid_content CHECK ("content" <> '')
) STRICT;

CREATE TABLE trail (
  id INTEGER PRIMARY KEY,
  "change" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  who TEXT,
  label TEXT NOT NULL,
  entity TEXT NOT NULL,
  "row" TEXT NOT NULL,
  effect TEXT NOT NULL,
  was TEXT,
  "now" TEXT
) STRICT;

"""What the life of a proposal needs: visits, goods, handovers, photos, rules, the fuller list."""

from __future__ import annotations

LIFE_OF_A_PROPOSAL = """
alter table person add column desil_source text;
alter table person add column dtsen_id text;
alter table person add column education text;
alter table person add column occupation text;
alter table person add column marital_status text;
alter table person add column family_relation text;
alter table person add column dependants integer;
alter table person add column disability text;
alter table person add column central_aid text;
alter table proposal add column business_state text;
alter table proposal add column business_months integer;
alter table proposal add column needs text;
alter table proposal add column documents text;
alter table proposal add column approved_value integer;
alter table proposal add column proposed_on text;
alter table proposal add column reserve_rank integer;
alter table proposal add column decree_number text;
alter table proposal add column decree_date text;
alter table proposal add column status_reason text;
create index proposal_lost on proposal (programme, year, stage, region_code)
    where status = 'dibatalkan' and decree_number is not null;
create index proposal_deleted on proposal (programme, year) where deleted = 1;
create index ledger_undo on ledger (act) where act >= 'undo:' and act < 'undo;';
create table verification (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), visited_on text, officer text,
    latitude text, longitude text, position_source text, outcome text,
    criterion_0 text, criterion_1 text, criterion_2 text, criterion_3 text, criterion_4 text,
    criterion_5 text, criterion_6 text, criterion_7 text, criterion_8 text,
    house text, assets text, income integer, expense integer, food_expense integer,
    earlier_aid text, earlier_aid_year integer, skill text, will text,
    recommendation text, reason text, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index verification_proposal on verification (proposal);
create table goods (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), position integer, section text, name text,
    specification text, volume integer, unit text, unit_price integer,
    delivered_volume integer, delivered_price integer, delivered_note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index goods_proposal on goods (proposal, position);
create table package (
    id integer primary key, uid text not null unique,
    business_type text, position integer, section text, name text, specification text,
    volume integer, unit text, unit_price integer,
    deleted integer not null default 0, rev integer not null
) strict;
create index package_business on package (business_type, position);
create table handover (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), bast_number text, handed_on text, supplier text,
    received_by text, received_as text, officer text, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index handover_proposal on handover (proposal, deleted, handed_on);
create index handover_number on handover (bast_number);
create table monitoring (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), visited_on text, officer text, month integer,
    running text, goods_state text, revenue integer, profit integer, workers integer,
    development text, obstacle text, follow_up text, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index monitoring_proposal on monitoring (proposal, deleted, month);
create table photo (
    id integer primary key, uid text not null unique,
    about_kind text, about text, subject text, sha256 text, size integer, width integer,
    height integer, taken_at text, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index photo_about on photo (about);
create table award (
    id integer primary key, uid text not null unique,
    programme text, year integer, nik text, family_card text, name text, village_code text,
    region_code text, source text,
    deleted integer not null default 0, rev integer not null
) strict;
create index award_nik on award (nik);
create index award_family_card on award (family_card);
create index award_village on award (village_code);
create table rule (
    id integer primary key, uid text not null unique,
    programme text, year integer, code text, value text, level text, acceptor text,
    message text, source text, valid_from text,
    deleted integer not null default 0, rev integer not null
) strict;
create table scratch (
    user text not null, slot text not null, content text not null, at text not null,
    primary key (user, slot)
) strict, without rowid;
create table preference (
    user text not null, key text not null, value text not null, primary key (user, key)
) strict, without rowid;
alter table programme_rule add column acceptor text not null default '';
alter table programme_rule add column message text not null default '';
alter table code_list add column position integer not null default 0;
create table package_item (
    business_type text not null, position integer not null, section text not null,
    name text not null, specification text not null, volume integer, unit text not null,
    unit_price integer, source text not null, note text not null,
    primary key (business_type, position)
) strict, without rowid;
drop table search;
drop table listing;
"""

LISTING = """
create table listing (
    id integer primary key,
    proposal text not null, person text not null,
    programme text not null, year integer not null, stage text not null,
    region_code text not null, status text not null, business_type text not null,
    name text not null collate nocase, nik text not null, family_card text not null,
    phone text not null, place text not null collate nocase, desil integer,
    requested_value integer, village_code text not null, proposed_on text not null,
    priority text not null, reserve_rank integer, approved_value integer,
    decree_number text not null
) strict;
create index listing_person on listing (person);
create index listing_name on listing (
    programme, year, name, id, region_code, status, business_type, stage
);
create index listing_region_name on listing (
    programme, year, region_code, name, id, status, business_type, stage
);
create index listing_nik on listing (
    programme, year, nik, id, region_code, status, business_type, stage
);
create index listing_place on listing (
    programme, year, place, id, region_code, status, business_type, stage
);
create index listing_desil on listing (
    programme, year, desil, id, region_code, status, business_type, stage
);
create index listing_status on listing (
    programme, year, status, id, region_code, business_type, stage
);
create index listing_business on listing (
    programme, year, business_type, id, region_code, status, stage
);
create index listing_value on listing (
    programme, year, requested_value, id, region_code, status, business_type, stage
);
create index listing_priority on listing (
    programme, year, priority, id, region_code, status, business_type, stage
);
create index listing_village on listing (
    programme, year, village_code, name, id, status
);
create virtual table search using fts5(
    name, nik, family_card, phone, place,
    content='listing', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
create virtual table search_words using fts5vocab(search, row);
"""

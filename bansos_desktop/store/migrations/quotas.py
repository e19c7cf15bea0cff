"""What the quota ledger, programmes as data and the dashboard need beyond the records.

Programmes of an older set asked for a business and goods, so they go on doing so.
"""

from __future__ import annotations

QUOTAS = """
alter table proposal add column category text;
alter table proposal add column institution text;
alter table export add column period text;
create table allocation (
    id integer primary key, uid text not null unique,
    action text, programme text, year integer, stage text, category text,
    from_region text, to_region text, amount integer, letter text, letter_date text,
    sentence text, reason text,
    deleted integer not null default 0, rev integer not null
) strict;
create index allocation_figure on allocation (programme, year);
create table claim_choice (
    id integer primary key, uid text not null unique,
    programme text, year integer, stage text, region_code text, subject text, source text,
    reason text,
    deleted integer not null default 0, rev integer not null
) strict;
create table own_programme (
    id integer primary key, uid text not null unique,
    code text, name text, owner text, unit text, form text, period text, asks text,
    value_min integer, value_max integer, overflow text, documents text, categories text,
    note text, source text,
    deleted integer not null default 0, rev integer not null
) strict;
create table institution (
    id integer primary key, uid text not null unique,
    name text, institution_kind text, region_code text, village_code text, address text,
    head text, phone text, registration text, residents integer, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index institution_region on institution (region_code, name);
create table instalment (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), period text, given_on text, amount integer,
    form text, received_by text, received_as text, officer text, note text,
    deleted integer not null default 0, rev integer not null
) strict;
create index instalment_proposal on instalment (proposal, period);
create index instalment_period on instalment (period, deleted, proposal);
alter table quota add column sentence text not null default '';
alter table programme add column asks text not null default 'usaha;barang';
alter table programme add column value_min integer;
alter table programme add column value_max integer;
alter table programme add column overflow text not null default '';
alter table programme add column documents text not null default '';
alter table programme add column categories text not null default '';
create table quota_letter (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, category text not null, quota integer not null,
    lks_count integer, unit_value_min integer, unit_value_max integer,
    detail text not null, letter text not null, letter_date text not null,
    sentence text not null, note text not null,
    primary key (programme, year, stage, region_code, category)
) strict, without rowid;
create table quota_total (
    programme text not null, year integer not null, stage text not null, measure text not null,
    expected integer not null, source text not null, sentence text not null,
    primary key (programme, year, stage, measure, source)
) strict, without rowid;
create table claim (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, subject text not null, low integer not null,
    high integer not null, source text not null, sentence text not null, note text not null,
    primary key (programme, year, stage, region_code, subject, source)
) strict, without rowid;
drop table quota_use;
create table quota_use (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, district text not null, category text not null,
    status text not null, people integer not null, value integer not null,
    approved integer not null,
    primary key (programme, year, stage, region_code, district, category, status)
) strict, without rowid;
create table tally (
    programme text not null, year integer not null, dimension text not null,
    stage text not null, region_code text not null, key text not null, status text not null,
    people integer not null, value integer not null,
    primary key (programme, year, dimension, stage, region_code, key, status)
) strict, without rowid;
drop table search_words;
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
    decree_number text not null, decree_date text not null, category text not null,
    institution text not null, arrived_on text not null
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
create index listing_institution on listing (institution, id) where institution <> '';
create virtual table search using fts5(
    name, nik, family_card, phone, place,
    content='listing', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
create virtual table search_words using fts5vocab(search, row);
"""

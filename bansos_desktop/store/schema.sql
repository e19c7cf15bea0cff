-- What the steps of migrations.py add up to. Written by a test; for reading only.

CREATE TABLE ledger_seen (
    id integer primary key,
    devices text not null unique
) strict;

CREATE TABLE ledger (
    id integer primary key,
    device text not null,
    number integer not null,
    at text not null,
    user text not null,
    batch text not null,
    act text not null,
    kind text not null,
    record text not null,
    changes text not null,
    seen integer not null references ledger_seen (id),
    previous text not null,
    hash text not null,
    unique (device, number)
) strict;

CREATE INDEX ledger_record on ledger (record);

CREATE INDEX ledger_batch on ledger (batch);

CREATE TRIGGER ledger_no_update before update on ledger
begin select raise(abort, 'the ledger is append-only'); end;

CREATE TRIGGER ledger_no_delete before delete on ledger
begin select raise(abort, 'the ledger is append-only'); end;

CREATE TABLE device (
    id integer primary key, uid text not null unique,
    office text, created_at text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE user (
    id integer primary key, uid text not null unique,
    name text, role text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE reference (
    id integer primary key, uid text not null unique,
    version integer, title text, sha256 text,
    deleted integer not null default 0, rev integer not null
, figures text) strict;

CREATE TABLE person (
    id integer primary key, uid text not null unique,
    nik text, family_card text, name text, birth_place text, birth_date text, sex text,
    address text, rt text, rw text, village_code text, phone text,
    desil integer, desil_period text,
    deleted integer not null default 0, rev integer not null
, desil_source text, dtsen_id text, education text, occupation text, marital_status text, family_relation text, dependants integer, disability text, central_aid text) strict;

CREATE INDEX person_nik on person (nik);

CREATE INDEX person_family_card on person (family_card);

CREATE TABLE proposal (
    id integer primary key, uid text not null unique,
    person text references person (uid),
    programme text, year integer, stage text, region_code text, status text,
    business_type text, requested_value integer, note text,
    deleted integer not null default 0, rev integer not null
, business_state text, business_months integer, needs text, documents text, approved_value integer, proposed_on text, reserve_rank integer, decree_number text, decree_date text, status_reason text, category text, institution text) strict;

CREATE INDEX proposal_person on proposal (person, programme, year);

CREATE TABLE decision (
    id integer primary key, uid text not null unique,
    person text, code text, reason text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX decision_person on decision (person);

CREATE TABLE batch (
    id integer primary key, uid text not null unique,
    act text, label text, source_hash text, programme text, year integer, stage text,
    region_code text, rows_read integer, created integer, updated integer,
    unchanged integer, rejected integer,
    deleted integer not null default 0, rev integer not null
, parent text) strict;

CREATE INDEX batch_source on batch (source_hash);

CREATE TABLE export (
    id integer primary key, uid text not null unique,
    document text, programme text, year integer, stage text, region_code text,
    row_count integer, sha256 text,
    deleted integer not null default 0, rev integer not null
, status text, medium text, encrypted integer, draft integer, template text, decree text, letter_number text, period text) strict;

CREATE TABLE own_fact (key text primary key, value text not null) strict, without rowid;

CREATE TABLE region (
    code text primary key, parent_code text not null, level text not null,
    name text not null
) strict, without rowid;

CREATE INDEX region_parent on region (parent_code, name);

CREATE TABLE region_alias (
    level text not null, alias text not null, code text not null,
    primary key (level, alias, code)
) strict, without rowid;

CREATE TABLE region_change (
    old_code text primary key, old_name text not null,
    new_code text not null, new_name text not null
) strict, without rowid;

CREATE TABLE source (
    id text primary key, title text not null, date text not null, note text not null
) strict, without rowid;

CREATE TABLE programme (
    code text primary key, name text not null, owner text not null, unit text not null,
    form text not null, period text not null, note text not null, source text not null
, asks text not null default 'usaha;barang', value_min integer, value_max integer, overflow text not null default '', documents text not null default '', categories text not null default '') strict, without rowid;

CREATE TABLE quota (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, category text not null, quota integer not null,
    lks_count integer, unit_value_min integer, unit_value_max integer,
    detail text not null, source text not null, note text not null, sentence text not null default '',
    primary key (programme, year, stage, region_code, category)
) strict, without rowid;

CREATE TABLE business_type (
    code text primary key, name text not null, start_year integer not null,
    source text not null, note text not null, synonyms text not null
) strict, without rowid;

CREATE TABLE programme_rule (
    programme text not null, year integer not null, code text not null, value text not null,
    level text not null, source text not null, valid_from text not null, note text not null, acceptor text not null default '', message text not null default '',
    primary key (programme, year, code)
) strict, without rowid;

CREATE TABLE code_list (
    domain text not null, code text not null, label text not null, source_note text not null, position integer not null default 0,
    primary key (domain, code)
) strict, without rowid;

CREATE TABLE header_alias (
    alias text not null, field text not null, primary key (alias, field)
) strict, without rowid;

CREATE TABLE fact (
    fact_id text primary key, source text not null, source_date text not null,
    subject text not null, metric text not null, value text not null, unit text not null,
    status text not null, note text not null
) strict, without rowid;

CREATE INDEX proposal_lost on proposal (programme, year, stage, region_code)
    where status = 'dibatalkan' and decree_number is not null;

CREATE INDEX proposal_deleted on proposal (programme, year) where deleted = 1;

CREATE INDEX ledger_undo on ledger (act) where act >= 'undo:' and act < 'undo;';

CREATE TABLE verification (
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

CREATE INDEX verification_proposal on verification (proposal);

CREATE TABLE goods (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), position integer, section text, name text,
    specification text, volume integer, unit text, unit_price integer,
    delivered_volume integer, delivered_price integer, delivered_note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX goods_proposal on goods (proposal, position);

CREATE TABLE package (
    id integer primary key, uid text not null unique,
    business_type text, position integer, section text, name text, specification text,
    volume integer, unit text, unit_price integer,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX package_business on package (business_type, position);

CREATE TABLE handover (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), bast_number text, handed_on text, supplier text,
    received_by text, received_as text, officer text, note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX handover_proposal on handover (proposal, deleted, handed_on);

CREATE INDEX handover_number on handover (bast_number);

CREATE TABLE monitoring (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), visited_on text, officer text, month integer,
    running text, goods_state text, revenue integer, profit integer, workers integer,
    development text, obstacle text, follow_up text, note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX monitoring_proposal on monitoring (proposal, deleted, month);

CREATE TABLE photo (
    id integer primary key, uid text not null unique,
    about_kind text, about text, subject text, sha256 text, size integer, width integer,
    height integer, taken_at text, note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX photo_about on photo (about);

CREATE TABLE award (
    id integer primary key, uid text not null unique,
    programme text, year integer, nik text, family_card text, name text, village_code text,
    region_code text, source text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX award_nik on award (nik);

CREATE INDEX award_family_card on award (family_card);

CREATE INDEX award_village on award (village_code);

CREATE TABLE rule (
    id integer primary key, uid text not null unique,
    programme text, year integer, code text, value text, level text, acceptor text,
    message text, source text, valid_from text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE scratch (
    user text not null, slot text not null, content text not null, at text not null,
    primary key (user, slot)
) strict, without rowid;

CREATE TABLE preference (
    user text not null, key text not null, value text not null, primary key (user, key)
) strict, without rowid;

CREATE TABLE package_item (
    business_type text not null, position integer not null, section text not null,
    name text not null, specification text not null, volume integer, unit text not null,
    unit_price integer, source text not null, note text not null,
    primary key (business_type, position)
) strict, without rowid;

CREATE INDEX batch_parent on batch (parent) where parent is not null;

CREATE TABLE alias (
    id integer primary key, uid text not null unique,
    domain text, within text, text text, code text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX alias_domain on alias (domain);

CREATE TABLE sheet_memory (
    signature text primary key, content text not null, at text not null
) strict, without rowid;

CREATE INDEX person_village_birth on person (village_code, birth_date);

CREATE INDEX person_village_name on person (village_code, name collate nocase);

CREATE TABLE profile (
    id integer primary key, uid text not null unique,
    region_code text, letterhead_1 text, letterhead_2 text, letterhead_3 text, letterhead_4 text,
    letterhead_5 text, place text, paper text, logo text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE signatory (
    id integer primary key, uid text not null unique,
    region_code text, document text, part text, position text, name text, rank text, nip text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE numbering (
    id integer primary key, uid text not null unique,
    region_code text, document text, pattern text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE template (
    id integer primary key, uid text not null unique,
    region_code text, document text, number integer, label text, sha256 text,
    deleted integer not null default 0, rev integer not null,
    content text -- last, so that a list never walks over it
) strict;

CREATE INDEX template_document on template (region_code, document);

CREATE TABLE template_use (
    id integer primary key, uid text not null unique,
    region_code text, document text, template text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE allocation (
    id integer primary key, uid text not null unique,
    action text, programme text, year integer, stage text, category text,
    from_region text, to_region text, amount integer, letter text, letter_date text,
    sentence text, reason text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX allocation_figure on allocation (programme, year);

CREATE TABLE claim_choice (
    id integer primary key, uid text not null unique,
    programme text, year integer, stage text, region_code text, subject text, source text,
    reason text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE own_programme (
    id integer primary key, uid text not null unique,
    code text, name text, owner text, unit text, form text, period text, asks text,
    value_min integer, value_max integer, overflow text, documents text, categories text,
    note text, source text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE TABLE institution (
    id integer primary key, uid text not null unique,
    name text, institution_kind text, region_code text, village_code text, address text,
    head text, phone text, registration text, residents integer, note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX institution_region on institution (region_code, name);

CREATE TABLE instalment (
    id integer primary key, uid text not null unique,
    proposal text references proposal (uid), period text, given_on text, amount integer,
    form text, received_by text, received_as text, officer text, note text,
    deleted integer not null default 0, rev integer not null
) strict;

CREATE INDEX instalment_proposal on instalment (proposal, period);

CREATE INDEX instalment_period on instalment (period, deleted, proposal);

CREATE TABLE quota_letter (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, category text not null, quota integer not null,
    lks_count integer, unit_value_min integer, unit_value_max integer,
    detail text not null, letter text not null, letter_date text not null,
    sentence text not null, note text not null,
    primary key (programme, year, stage, region_code, category)
) strict, without rowid;

CREATE TABLE quota_total (
    programme text not null, year integer not null, stage text not null, measure text not null,
    expected integer not null, source text not null, sentence text not null,
    primary key (programme, year, stage, measure, source)
) strict, without rowid;

CREATE TABLE claim (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, subject text not null, low integer not null,
    high integer not null, source text not null, sentence text not null, note text not null,
    primary key (programme, year, stage, region_code, subject, source)
) strict, without rowid;

CREATE TABLE quota_use (
    programme text not null, year integer not null, stage text not null,
    region_code text not null, district text not null, category text not null,
    status text not null, people integer not null, value integer not null,
    approved integer not null,
    primary key (programme, year, stage, region_code, district, category, status)
) strict, without rowid;

CREATE TABLE tally (
    programme text not null, year integer not null, dimension text not null,
    stage text not null, region_code text not null, key text not null, status text not null,
    people integer not null, value integer not null,
    primary key (programme, year, dimension, stage, region_code, key, status)
) strict, without rowid;

CREATE TABLE listing (
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

CREATE VIRTUAL TABLE search using fts5(
    name, nik, family_card, phone, place,
    content='listing', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);

CREATE VIRTUAL TABLE search_words using fts5vocab(search, row);

CREATE INDEX listing_person on listing (person);

CREATE INDEX listing_name on listing (
    programme, year, name, id, region_code, status, business_type, stage
);

CREATE INDEX listing_region_name on listing (
    programme, year, region_code, name, id, status, business_type, stage
);

CREATE INDEX listing_nik on listing (
    programme, year, nik, id, region_code, status, business_type, stage
);

CREATE INDEX listing_place on listing (
    programme, year, place, id, region_code, status, business_type, stage
);

CREATE INDEX listing_desil on listing (
    programme, year, desil, id, region_code, status, business_type, stage
);

CREATE INDEX listing_status on listing (
    programme, year, status, id, region_code, business_type, stage
);

CREATE INDEX listing_business on listing (
    programme, year, business_type, id, region_code, status, stage
);

CREATE INDEX listing_value on listing (
    programme, year, requested_value, id, region_code, status, business_type, stage
);

CREATE INDEX listing_priority on listing (
    programme, year, priority, id, region_code, status, business_type, stage
);

CREATE INDEX listing_village on listing (
    programme, year, village_code, name, id, status
);

CREATE INDEX listing_institution on listing (institution, id) where institution <> '';

CREATE TRIGGER quota_use_insert after insert on listing begin
        insert into quota_use values (new.programme, new.year, new.stage,
            new.region_code, substr(new.village_code, 1, 8), new.category, new.status, 1,
            1 * coalesce(new.requested_value, 0),
            1 * coalesce(new.approved_value, 0))
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value, approved = approved + excluded.approved;
    end;

CREATE TRIGGER quota_use_delete after delete on listing begin
        insert into quota_use values (old.programme, old.year, old.stage,
            old.region_code, substr(old.village_code, 1, 8), old.category, old.status, -1,
            -1 * coalesce(old.requested_value, 0),
            -1 * coalesce(old.approved_value, 0))
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value, approved = approved + excluded.approved;
    end;

CREATE TRIGGER tally_insert after insert on listing begin
        insert into tally select new.programme, new.year, part.dimension,
            new.stage, new.region_code, part.key, new.status, 1,
            1 * coalesce(new.approved_value, new.requested_value, 0)
        from (select 'usaha' as dimension, cast(new.business_type as text) as key union all select 'desil' as dimension, cast(coalesce(new.desil, 0) as text) as key union all select 'diusulkan' as dimension, cast(substr(new.proposed_on, 1, 7) as text) as key union all select 'ditetapkan' as dimension, cast(substr(new.decree_date, 1, 7) as text) as key union all select 'disalurkan' as dimension, cast(substr(new.arrived_on, 1, 7) as text) as key union all select 'lembaga' as dimension, cast(new.institution as text) as key) as part where part.key <> ''
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value;
    end;

CREATE TRIGGER tally_delete after delete on listing begin
        insert into tally select old.programme, old.year, part.dimension,
            old.stage, old.region_code, part.key, old.status, -1,
            -1 * coalesce(old.approved_value, old.requested_value, 0)
        from (select 'usaha' as dimension, cast(old.business_type as text) as key union all select 'desil' as dimension, cast(coalesce(old.desil, 0) as text) as key union all select 'diusulkan' as dimension, cast(substr(old.proposed_on, 1, 7) as text) as key union all select 'ditetapkan' as dimension, cast(substr(old.decree_date, 1, 7) as text) as key union all select 'disalurkan' as dimension, cast(substr(old.arrived_on, 1, 7) as text) as key union all select 'lembaga' as dimension, cast(old.institution as text) as key) as part where part.key <> ''
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value;
    end;

CREATE TRIGGER listing_proposal_insert after insert on proposal begin
        insert into listing 
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, ''),
    coalesce(proposal.decree_date, ''), coalesce(proposal.category, ''),
    coalesce(proposal.institution, ''),
    coalesce((select min(handed_on) from handover
        where handover.proposal = proposal.uid and handover.deleted = 0), '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
 and proposal.id = new.id;
    end;

CREATE TRIGGER listing_proposal_update after update on proposal begin
        delete from listing where id = old.id;
        insert into listing 
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, ''),
    coalesce(proposal.decree_date, ''), coalesce(proposal.category, ''),
    coalesce(proposal.institution, ''),
    coalesce((select min(handed_on) from handover
        where handover.proposal = proposal.uid and handover.deleted = 0), '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
 and proposal.id = new.id;
    end;

CREATE TRIGGER listing_person_update after update on person begin
        delete from listing where person = old.uid;
        insert into listing 
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, ''),
    coalesce(proposal.decree_date, ''), coalesce(proposal.category, ''),
    coalesce(proposal.institution, ''),
    coalesce((select min(handed_on) from handover
        where handover.proposal = proposal.uid and handover.deleted = 0), '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
 and person.uid = new.uid;
    end;

CREATE TRIGGER listing_handover_insert after insert on handover begin
        delete from listing
            where id = (select proposal.id from proposal where proposal.uid = new.proposal);
        insert into listing 
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, ''),
    coalesce(proposal.decree_date, ''), coalesce(proposal.category, ''),
    coalesce(proposal.institution, ''),
    coalesce((select min(handed_on) from handover
        where handover.proposal = proposal.uid and handover.deleted = 0), '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
 and proposal.uid = new.proposal;
    end;

CREATE TRIGGER listing_handover_update after update on handover begin
        delete from listing
            where id = (select proposal.id from proposal where proposal.uid = new.proposal);
        insert into listing 
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, ''),
    coalesce(proposal.decree_date, ''), coalesce(proposal.category, ''),
    coalesce(proposal.institution, ''),
    coalesce((select min(handed_on) from handover
        where handover.proposal = proposal.uid and handover.deleted = 0), '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
 and proposal.uid = new.proposal;
    end;

CREATE TRIGGER search_insert after insert on listing begin
        insert into search (rowid, name, nik, family_card, phone, place) values (new.id, new.name, new.nik, new.family_card, new.phone, new.place);
    end;

CREATE TRIGGER search_delete after delete on listing begin
        insert into search (search, rowid, name, nik, family_card, phone, place)
        values ('delete', old.id, old.name, old.nik, old.family_card, old.phone, old.place);
    end;

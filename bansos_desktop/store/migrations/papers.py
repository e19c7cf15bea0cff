"""What documents need beyond the records: the office on its paper, and its own layouts."""

from __future__ import annotations

PAPERS = """
alter table export add column status text;
alter table export add column medium text;
alter table export add column encrypted integer;
alter table export add column draft integer;
alter table export add column template text;
alter table export add column decree text;
alter table export add column letter_number text;
create table profile (
    id integer primary key, uid text not null unique,
    region_code text, letterhead_1 text, letterhead_2 text, letterhead_3 text, letterhead_4 text,
    letterhead_5 text, place text, paper text, logo text,
    deleted integer not null default 0, rev integer not null
) strict;
create table signatory (
    id integer primary key, uid text not null unique,
    region_code text, document text, part text, position text, name text, rank text, nip text,
    deleted integer not null default 0, rev integer not null
) strict;
create table numbering (
    id integer primary key, uid text not null unique,
    region_code text, document text, pattern text,
    deleted integer not null default 0, rev integer not null
) strict;
create table template (
    id integer primary key, uid text not null unique,
    region_code text, document text, number integer, label text, sha256 text,
    deleted integer not null default 0, rev integer not null,
    content text -- last, so that a list never walks over it
) strict;
create index template_document on template (region_code, document);
create table template_use (
    id integer primary key, uid text not null unique,
    region_code text, document text, template text,
    deleted integer not null default 0, rev integer not null
) strict;
"""

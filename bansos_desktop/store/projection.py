"""Read models kept in step with the records: the list on screen, its search, the quota sums.

None of them is a truth of its own: all can be made anew from the records, and the health check
compares the list and the sums with what they are made from.
"""

from __future__ import annotations

from sqlite_utils import Database

# `place` is shown and sorted: village first, as people look for it. `priority` is the order of
# decision: desil, then the day of the proposal; who has neither comes last.
LISTING_SELECT = """
select proposal.id, proposal.uid, person.uid, coalesce(proposal.programme, ''),
    coalesce(proposal.year, 0), coalesce(proposal.stage, ''),
    coalesce(proposal.region_code, ''), coalesce(proposal.status, ''),
    coalesce(proposal.business_type, ''), coalesce(person.name, ''), coalesce(person.nik, ''),
    coalesce(person.family_card, ''), coalesce(person.phone, ''),
    coalesce(village.name || ', ' || district.name, ''), person.desil, proposal.requested_value,
    coalesce(person.village_code, ''), coalesce(proposal.proposed_on, ''),
    printf('%02d ', coalesce(person.desil, 99)) || coalesce(proposal.proposed_on, '9999'),
    proposal.reserve_rank, proposal.approved_value, coalesce(proposal.decree_number, '')
from proposal
join person on person.uid = proposal.person
left join region as village on village.code = person.village_code
left join region as district on district.code = village.parent_code
where proposal.deleted = 0 and person.deleted = 0
"""
SEARCH_COLUMNS = "name, nik, family_card, phone, place"
SEARCH_NEW = "new.name, new.nik, new.family_card, new.phone, new.place"
SEARCH_OLD = "old.name, old.nik, old.family_card, old.phone, old.place"

TRIGGERS = {
    "quota_use_insert": """after insert on proposal when new.deleted = 0 begin
        insert into quota_use values (coalesce(new.programme, ''), coalesce(new.year, 0),
            coalesce(new.stage, ''), coalesce(new.region_code, ''), coalesce(new.status, ''),
            1, coalesce(new.requested_value, 0))
        on conflict do update set people = people + 1, value = value + excluded.value;
    end""",
    "quota_use_delete": """after update on proposal when old.deleted = 0 begin
        update quota_use set people = people - 1, value = value - coalesce(old.requested_value, 0)
        where programme = coalesce(old.programme, '') and year = coalesce(old.year, 0)
            and stage = coalesce(old.stage, '') and region_code = coalesce(old.region_code, '')
            and status = coalesce(old.status, '');
    end""",
    "quota_use_update": """after update on proposal when new.deleted = 0 begin
        insert into quota_use values (coalesce(new.programme, ''), coalesce(new.year, 0),
            coalesce(new.stage, ''), coalesce(new.region_code, ''), coalesce(new.status, ''),
            1, coalesce(new.requested_value, 0))
        on conflict do update set people = people + 1, value = value + excluded.value;
    end""",
    "listing_proposal_insert": f"""after insert on proposal begin
        insert into listing {LISTING_SELECT} and proposal.id = new.id;
    end""",
    "listing_proposal_update": f"""after update on proposal begin
        delete from listing where id = old.id;
        insert into listing {LISTING_SELECT} and proposal.id = new.id;
    end""",
    "listing_person_update": f"""after update on person begin
        delete from listing where person = old.uid;
        insert into listing {LISTING_SELECT} and person.uid = new.uid;
    end""",
    "search_insert": f"""after insert on listing begin
        insert into search (rowid, {SEARCH_COLUMNS}) values (new.id, {SEARCH_NEW});
    end""",
    "search_delete": f"""after delete on listing begin
        insert into search (search, rowid, {SEARCH_COLUMNS})
        values ('delete', old.id, {SEARCH_OLD});
    end""",
}


def create_triggers(db: Database) -> None:
    """Let every single write keep the read models."""
    for name, body in TRIGGERS.items():
        db.execute(f"create trigger {name} {body}")


def drop_all_triggers(db: Database) -> None:
    """The same while migrating, when those that stand may be of an older version."""
    rows = db.execute(
        "select name from sqlite_master where type = 'trigger' and name not like 'ledger_%'"
    ).fetchall()
    for (name,) in rows:
        db.execute(f"drop trigger {name}")


def drop_triggers(db: Database) -> None:
    """Stop keeping the read models; `rebuild` must follow in the same transaction.

    While many rows arrive, one rebuild at the end is three times cheaper than a trigger a row.
    """
    for name in TRIGGERS:
        db.execute(f"drop trigger {name}")


def rebuild(db: Database) -> None:
    """Make the read models anew from the records.

    An index made over full rows costs less than half of one that is kept row by row.
    """
    indexes = db.execute(
        "select name, sql from sqlite_master where type = 'index' and tbl_name = 'listing'"
    ).fetchall()
    for name, _sql in indexes:
        db.execute(f"drop index {name}")
    db.execute("delete from listing")
    db.execute(f"insert into listing {LISTING_SELECT} order by proposal.id")
    for _name, sql in indexes:
        db.execute(sql)
    db.execute("insert into search (search) values ('rebuild')")
    db.execute("delete from quota_use")
    db.execute(f"insert into quota_use {QUOTA_USE_SELECT}")


QUOTA_USE_SELECT = """
select coalesce(programme, ''), coalesce(year, 0), coalesce(stage, ''),
    coalesce(region_code, ''), coalesce(status, ''), count(*), sum(coalesce(requested_value, 0))
from proposal where deleted = 0 group by 1, 2, 3, 4, 5
"""


def differences(db: Database) -> list[str]:
    """Names of read models that do not agree with the records they are made from."""
    columns = """id, proposal, person, programme, year, stage, region_code, status, business_type,
        name, nik, family_card, phone, place, desil, requested_value, village_code, proposed_on,
        priority, reserve_rank, approved_value, decree_number"""
    wrong = []
    if _differs(db, f"select {columns} from listing", LISTING_SELECT):
        wrong.append("listing")
    kept = "select * from quota_use where people <> 0"
    if _differs(db, kept, QUOTA_USE_SELECT):
        wrong.append("quota_use")
    return wrong


def _differs(db: Database, left: str, right: str) -> bool:
    """Whether two queries give different rows, whichever of them has more."""
    query = f"""select exists(select * from ({left}) except select * from ({right}))
        or exists(select * from ({right}) except select * from ({left}))"""
    return bool(db.execute(query).fetchone()[0])

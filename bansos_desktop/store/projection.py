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
"""
SEARCH_COLUMNS = "name, nik, family_card, phone, place"
SEARCH_NEW = "new.name, new.nik, new.family_card, new.phone, new.place"
SEARCH_OLD = "old.name, old.nik, old.family_card, old.phone, old.place"

# The first eight signs of a village's code are its kecamatan.
_DISTRICT = "substr({row}village_code, 1, 8)"
# What is counted for the dashboard beside the quota: each person once in every dimension.
_DIMENSIONS = {
    "usaha": "{row}business_type",
    "desil": "coalesce({row}desil, 0)",
    "diusulkan": "substr({row}proposed_on, 1, 7)",
    "ditetapkan": "substr({row}decree_date, 1, 7)",
    "disalurkan": "substr({row}arrived_on, 1, 7)",
    "lembaga": "{row}institution",
}
_WORTH = "coalesce({row}approved_value, {row}requested_value, 0)"


def _quota_change(row: str, sign: int) -> str:
    """Count a listed person in or out of the use of quotas."""
    named = f"{row}."
    district = _DISTRICT.format(row=named)
    return f"""insert into quota_use values ({named}programme, {named}year, {named}stage,
            {named}region_code, {district}, {named}category, {named}status, {sign},
            {sign} * coalesce({named}requested_value, 0),
            {sign} * coalesce({named}approved_value, 0))
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value, approved = approved + excluded.approved"""


def _tally_change(row: str, sign: int) -> str:
    """Count a listed person in or out of every dimension that says something of them."""
    named = f"{row}."
    parts = " union all ".join(
        f"select '{name}' as dimension, cast({key.format(row=named)} as text) as key"
        for name, key in _DIMENSIONS.items()
    )
    return f"""insert into tally select {named}programme, {named}year, part.dimension,
            {named}stage, {named}region_code, part.key, {named}status, {sign},
            {sign} * {_WORTH.format(row=named)}
        from ({parts}) as part where part.key <> ''
        on conflict do update set people = people + excluded.people,
            value = value + excluded.value"""


# A handover's day is in the list, so that handing over is counted by month like deciding.
_LIST_AGAIN = f"""delete from listing
            where id = (select proposal.id from proposal where proposal.uid = new.proposal);
        insert into listing {LISTING_SELECT} and proposal.uid = new.proposal;"""

TRIGGERS = {
    "quota_use_insert": f"""after insert on listing begin
        {_quota_change("new", 1)};
    end""",
    "quota_use_delete": f"""after delete on listing begin
        {_quota_change("old", -1)};
    end""",
    "tally_insert": f"""after insert on listing begin
        {_tally_change("new", 1)};
    end""",
    "tally_delete": f"""after delete on listing begin
        {_tally_change("old", -1)};
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
    "listing_handover_insert": f"""after insert on handover begin
        {_LIST_AGAIN}
    end""",
    "listing_handover_update": f"""after update on handover begin
        {_LIST_AGAIN}
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
    for table, made_from in (("quota_use", QUOTA_USE_SELECT), ("tally", TALLY_SELECT)):
        db.execute(f"delete from {table}")
        db.execute(f"insert into {table} {made_from}")


QUOTA_USE_SELECT = f"""
select programme, year, stage, region_code, {_DISTRICT.format(row="")}, category, status, count(*),
    sum(coalesce(requested_value, 0)), sum(coalesce(approved_value, 0))
from listing group by 1, 2, 3, 4, 5, 6, 7
"""
TALLY_SELECT = " union all ".join(
    f"""select programme, year, '{name}', stage, region_code,
    cast({key.format(row="")} as text), status, count(*), sum({_WORTH.format(row="")})
from listing where cast({key.format(row="")} as text) <> '' group by 1, 2, 3, 4, 5, 6, 7"""
    for name, key in _DIMENSIONS.items()
)


def differences(db: Database) -> list[str]:
    """Names of read models that do not agree with the records they are made from."""
    columns = """id, proposal, person, programme, year, stage, region_code, status, business_type,
        name, nik, family_card, phone, place, desil, requested_value, village_code, proposed_on,
        priority, reserve_rank, approved_value, decree_number, decree_date, category,
        institution, arrived_on"""
    wrong = []
    if _differs(db, f"select {columns} from listing", LISTING_SELECT):
        wrong.append("listing")
    for table, made_from in (("quota_use", QUOTA_USE_SELECT), ("tally", TALLY_SELECT)):
        if _differs(db, f"select * from {table} where people <> 0", made_from):
            wrong.append(table)
    return wrong


def _differs(db: Database, left: str, right: str) -> bool:
    """Whether two queries give different rows, whichever of them has more."""
    query = f"""select exists(select * from ({left}) except select * from ({right}))
        or exists(select * from ({right}) except select * from ({left}))"""
    return bool(db.execute(query).fetchone()[0])

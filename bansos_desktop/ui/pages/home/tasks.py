"""What waits for this user, asked of the store by one small function for each kind of task.

To add a kind of task write a function and name it in QUICK, or in SLOW if it must look at many
people: those run beside other work and their rows appear when they are ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from bansos_desktop.domain.finding_titles import title_of
from bansos_desktop.domain.instalment import month_name
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota import QuotaLine, Use
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases import (
    back_up_here,
    list_arrears,
    list_due,
    list_findings,
    make_recovery_key,
    sync_reference,
)
from bansos_desktop.usecases.progress import Progress

MOST_NAMED = 4
MONTHS_NAMED = 2
MOST_LINES = 3
MOST_FINDINGS = 8


class Group(StrEnum):
    """Under which heading a task stands."""

    TODAY = "Hari ini"
    DECIDE = "Perlu diputuskan"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits. `page` says where it is done, `detail` what to show there.

    Pages besides those of the window: "proposal" opens one, "form" goes on with an unfinished one.
    The detail of "recipients" is a status, of "verification" a village, of "monitoring" a `When`,
    of "handovers" the month of a monthly aid.
    `among` are the proposals it is about, where a status alone does not say; `where` is the figure
    of "quotas", and of "decisions" the stage and region.
    """

    group: Group
    level: Level
    text: str = field(repr=False)
    count: int
    page: str
    detail: str = ""
    among: tuple[str, ...] = ()
    where: FigureKey | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Whose tasks of which programme and year."""

    session: Session
    programme: str
    year: int
    today: date
    seed: Path
    data: Path = Path()
    now: datetime | None = None

    @property
    def is_operator(self) -> bool:
        """Whether this user decides for the office."""
        return self.session.role is Role.OPERATOR


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page has read already: quotas this office sees, and proposals by status."""

    lines: Sequence[QuotaLine]
    use: Use


def unfinished(store: Store, about: About, _figures: Figures) -> list[Task]:
    """Forms somebody left half filled in."""
    named = tr("Formulir {name} belum disimpan. Lanjutkan.")
    nameless = tr("Ada formulir yang belum disimpan. Lanjutkan.")
    return [
        Task(
            Group.TODAY,
            Level.WARNING,
            named.format(name=one.name) if one.name.strip() else nameless,
            1,
            "form",
            one.slot,
        )
        for one in store.scratch.unfinished(about.session.user)
    ]


def drafts(_store: Store, _about: About, figures: Figures) -> list[Task]:
    """Proposals that were kept and not yet proposed."""
    return _by_status(figures, Status.DRAFT, tr("Draf yang belum diusulkan"))


def returned(store: Store, about: About, figures: Figures) -> list[Task]:
    """Proposals that were sent back: the newest by name with the reason, all as a number."""
    number = figures.use.among({Status.RETURNED})
    if not number:
        return []
    shown = store.work.sent_back(about.programme, about.year, MOST_NAMED)
    text = tr("Perbaiki usulan {name}: {reason}")
    why = tr("dikembalikan tanpa alasan tertulis")
    tasks = [
        Task(
            Group.TODAY,
            Level.WARNING,
            text.format(name=one.name, reason=one.reason or why),
            1,
            "proposal",
            one.uid,
        )
        for one in shown
    ]
    if number > len(shown):
        everybody = tr("Semua usulan yang dikembalikan")  # as many as the list it leads to
        tasks.append(_listed(Group.TODAY, Status.RETURNED, everybody, number))
    return tasks


def to_visit_in_all(_store: Store, about: About, figures: Figures) -> list[Task]:
    """For an operator the number is enough; an officer is told the villages."""
    if not about.is_operator:
        return []
    text = tr("Usulan menunggu verifikasi lapangan")
    return _by_status(figures, Status.PROPOSED, text, "verification")


def to_hand_over(_store: Store, _about: About, figures: Figures) -> list[Task]:
    """Decided people whose goods are still to come."""
    text = tr("Penerima ditetapkan menunggu penyaluran")
    return _by_status(figures, Status.DECIDED, text, "handovers")


def months_owed(store: Store, about: About, _figures: Figures) -> list[Task]:
    """Months of a monthly aid that are over and not handed out to everybody.

    The latest two by name and the others as a number of months: their people are much the same, so
    no number of people stands beside it.
    """
    found = list_arrears.run(store, about.programme, about.year, today=about.today)
    text = tr("Penyaluran bulan {month} belum dicatat")
    tasks = [
        Task(
            Group.TODAY,
            Level.WARNING,
            text.format(month=month_name(month)),
            people,
            "handovers",
            month,
        )
        for month, people in list(found.items())[:MONTHS_NAMED]
    ]
    if earlier := list(found)[MONTHS_NAMED:]:
        text = tr("dan {n} bulan sebelumnya").format(n=number_text(len(earlier)))
        tasks.append(Task(Group.TODAY, Level.WARNING, text, 0, "handovers", earlier[0]))
    return tasks


def to_decide(store: Store, about: About, figures: Figures) -> list[Task]:
    """Eligible people who wait for the decree, by where they are decided on.

    One line is of one stage and kabupaten/kota. More of them than can be named lead to the list of
    all, so that nobody takes the first line for everybody.
    """
    number = figures.use.among({Status.ELIGIBLE})
    if not number or not about.is_operator:
        return []
    text = tr("Usulan layak menunggu penetapan")
    lines = _waiting(store, about)
    if len(lines) > MOST_LINES:
        return [_listed(Group.DECIDE, Status.ELIGIBLE, text, number)]
    named = tr("{text}: {region} {stage}")
    book = store.regions.book()
    tasks = []
    for key, people in lines.items():
        words = named.format(text=text, region=book.name(key.region_code), stage=key.stage)
        shown = words.rstrip() if len(lines) > 1 else text
        tasks.append(Task(Group.DECIDE, Level.INFO, shown, people, "decisions", where=key))
    return tasks


def _waiting(store: Store, about: About) -> dict[FigureKey, int]:
    """How many are eligible, by stage and kabupaten/kota."""
    found: dict[FigureKey, int] = {}
    uses = store.quotas.use(about.programme, about.year)
    for (stage, region), use in sorted(uses.items()):
        if people := use.among({Status.ELIGIBLE}):
            found[FigureKey(about.programme, about.year, stage, region)] = people
    return found


def quotas(_store: Store, about: About, figures: Figures) -> list[Task]:
    """Overruns, and a lump of the office's own that is not all split."""
    if not about.is_operator:
        return []
    return [task for line in figures.lines for task in _of_line(line, about.session.region_code)]


def _of_line(line: QuotaLine, office: str) -> Iterator[Task]:
    """What of one figure is to be decided; a lump of the province only the province splits."""
    values = {"name": line.region_name, "stage": line.stage or line.category_name}
    undivided = line.undivided or 0

    def task(level: Level, text: str, count: int) -> Task:
        words = " ".join(text.format(**values).split())
        return Task(Group.DECIDE, level, words, count, "quotas", where=line.key)

    if undivided < 0:
        yield task(Level.ERROR, tr("{name}: rincian melebihi kuota {stage}"), -undivided)
    elif line.rest < 0:
        yield task(Level.ERROR, tr("{name}: usulan melebihi kuota {stage}"), -line.rest)
    if undivided > 0 and line.region_code == office:
        text = tr("Kuota {stage} belum dirinci per kecamatan")
        if office == PROVINCE:
            text = tr("Kuota {stage} belum dirinci per kabupaten/kota")
        yield task(Level.INFO, text, undivided)


def newer_reference(store: Store, about: About, _figures: Figures) -> list[Task]:
    """A reference set that came with the program and is not applied yet."""
    if not about.is_operator:
        return []
    try:
        newer = sync_reference.newer_shipped(store, about.seed)
    except StoreError:
        return []  # Pengaturan says what is wrong with it
    if newer is None:
        return []
    text = tr("Data acuan versi {n} tersedia. Bandingkan lalu terapkan.").format(n=newer)
    return [Task(Group.DECIDE, Level.INFO, text, 0, "settings", "reference")]


def papers(store: Store, about: About, _figures: Figures) -> list[Task]:
    """An office that never said what stands on its paper."""
    known = store.papers.papers(about.session.region_code)
    if not about.is_operator or known.paper.has_letterhead or known.signatories:
        return []
    text = tr("Lengkapi kop dan penanda tangan untuk dokumen.")
    return [Task(Group.DECIDE, Level.INFO, text, 0, "settings", "papers")]


def backup(store: Store, about: About, _figures: Figures) -> list[Task]:
    """Nothing left this laptop for long: whoever works at it is told, quietly."""
    if about.now is None:
        return []
    days = back_up_here.days_without(store, about.data, about.now)
    if days is None:
        return []
    text = tr("Sudah {n} hari tanpa cadangan di luar laptop ini").format(n=number_text(days))
    return [Task(Group.TODAY, Level.WARNING, text, 0, "settings", "backups")]


def recovery(store: Store, about: About, _figures: Figures) -> list[Task]:
    """A passphrase without a recovery key behind it: forgetting it would cost all the work."""
    if about.now is None:
        return []
    try:
        found = make_recovery_key.standing(store, about.session, about.data)
    except StoreError:
        return []  # Pengaturan says what is wrong with the key file
    if found.is_made:
        return []
    text = tr("Belum ada kunci pemulihan, untuk bila kata sandi lupa. Buat dan simpan di kantor.")
    return [Task(Group.TODAY, Level.WARNING, text, 0, "settings", "office")]


def visits(store: Store, about: About, _progress: Progress) -> list[Task]:
    """Whom an officer has to visit, the village with most people first."""
    if about.is_operator:
        return []
    villages = store.work.visits_to_make(about.programme, about.year)
    regions = store.regions.book()
    tasks = [
        Task(
            Group.TODAY,
            Level.INFO,
            tr("Kunjungan verifikasi di {village}").format(
                village=regions.name(one.village_code) or tr("desa yang belum diisi")
            ),
            one.people,
            "verification",
            one.village_code,
        )
        for one in villages[:MOST_NAMED]
    ]
    rest = villages[MOST_NAMED:]
    if rest:
        text = tr("Kunjungan verifikasi di {n} desa lain").format(n=number_text(len(rest)))
        people = sum(one.people for one in rest)
        tasks.append(Task(Group.TODAY, Level.INFO, text, people, "verification"))
    return tasks


_LEVELS = {
    Severity.ERROR: Level.ERROR,
    Severity.WARNING: Level.WARNING,
    Severity.INFO: Level.INFO,
}


def findings(store: Store, about: About, progress: Progress) -> list[Task]:
    """What the rules find in open proposals, by finding."""
    groups = list_findings.run(
        store,
        about.programme,
        about.year,
        office=about.session.region_code,
        today=about.today,
        progress=progress,
    )
    return [
        Task(
            Group.DECIDE,
            _LEVELS[group.severity],
            tr(title_of(group.code)),
            len(group.people),
            "recipients",
            among=tuple(one.proposal for one in group.people),
        )
        for group in groups[:MOST_FINDINGS]
    ]


def monitoring(store: Store, about: About, _progress: Progress) -> list[Task]:
    """Follow-up visits that are overdue, and those that fall due within the month."""
    counts = list_due.counts(store, about.programme, about.year, today=about.today)
    late = Task(
        Group.TODAY,
        Level.WARNING,
        tr("Kunjungan monev yang sudah lewat"),
        counts.overdue,
        "monitoring",
        list_due.When.LATE,
    )
    text = tr("Kunjungan monev dalam 30 hari")
    soon = Task(Group.TODAY, Level.INFO, text, counts.soon, "monitoring", list_due.When.SOON)
    return [task for task in (late, soon) if task.count]


def _by_status(figures: Figures, status: Status, text: str, page: str = "recipients") -> list[Task]:
    """A task for those of a status, if any; in the list it opens narrowed to them."""
    number = figures.use.among({status})
    if not number:
        return []
    if page == "recipients":
        return [_listed(Group.TODAY, status, text, number)]
    return [Task(Group.TODAY, Level.INFO, text, number, page)]


def _listed(group: Group, status: Status, text: str, number: int) -> Task:
    """A number that leads to the list of those it counts."""
    return Task(group, Level.INFO, text, number, "recipients", status.value)


Quick = Callable[[Store, About, Figures], list[Task]]
Slow = Callable[[Store, About, Progress], list[Task]]
QUICK: tuple[Quick, ...] = (
    unfinished,
    backup,
    recovery,
    returned,
    drafts,
    to_visit_in_all,
    to_hand_over,
    months_owed,
    quotas,
    to_decide,
    newer_reference,
    papers,
)
SLOW: tuple[Slow, ...] = (
    visits,
    monitoring,
    findings,
)

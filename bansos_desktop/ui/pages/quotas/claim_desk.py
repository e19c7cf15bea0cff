"""Between statements that contradict each other and the use case that chooses one."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.quota_claims import Claim
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.quotas import statements
from bansos_desktop.ui.pages.quotas.form_desk import FormDesk
from bansos_desktop.ui.pages.quotas.panel import QuotaPanel
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.usecases import choose_claim


class ClaimDesk:
    """Shows the statements of the programme's year in the panel; forms lie in `forms`."""

    def __init__(self, services: Services, panel: QuotaPanel, forms: FormDesk) -> None:
        self._services, self._panel, self._forms = services, panel, forms

    def show(self) -> Sequence[Claim]:
        """Read anew what sources say side by side."""
        services, scope = self._services, self._services.scope
        found = choose_claim.claims(
            services.store, scope.programme, scope.year, today=services.day()
        )
        cards = statements.claim_cards(
            found,
            may_choose=services.session.role is Role.OPERATOR,
            choose=self.choose,
            withdraw=self.ask_to_withdraw,
        )
        self._panel.show_claims(cards)
        return found

    def choose(self, claim: Claim) -> None:
        """The form that goes by one of several statements."""
        self._forms.open(statements.choosing(self._services, claim))

    def ask_to_withdraw(self, claim: Claim) -> None:
        """Ask first: what the choice wrote goes with it."""
        question = Question(
            tr("Cabut pilihan sumber?"),
            tr(
                "Angka yang berlaku karena pilihan ini ikut dicabut dan yang semula berlaku "
                "kembali. Riwayatnya tetap tercatat, dan Ctrl+Z mengembalikannya."
            ),
            tr("Cabut pilihan"),
        )

        def go_on() -> None:
            self._forms.run(statements.withdrawing(self._services, claim), tr("Pilihan dicabut."))

        ask(self._panel, question, self._services.icons, on_yes=go_on)

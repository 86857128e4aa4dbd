"""All kinds of reminders and of deeds there are. A subject that wants to be reminded of adds its kind here, and nothing
else."""

from services import certificate_reminders, preorders, report_card
from services.agenda import kinds as agenda
from services.cases import clock as cases
from services.consignment import reminders as shop_reminders
from services.curation import asking, looking, waiting
from services.deeds import Deed
from services.overview import monthly
from services.procurement import kinds as procurement
from services.reminders import Kind


def _by_name(*kinds: Kind) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


KINDS: dict[str, Kind] = _by_name(
    certificate_reminders.KIND,
    report_card.KIND,
    *shop_reminders.KINDS,
    *agenda.KINDS,
    *preorders.KINDS,
    cases.KIND,
    monthly.KIND,
    *asking.KINDS,
    *procurement.KINDS,
)
DEEDS: dict[str, Deed] = {
    deed.name: deed
    for deed in (
        *cases.DEEDS,
        *agenda.DEEDS,
        monthly.DEED,
        *looking.DEEDS,
        *waiting.DEEDS,
        *procurement.DEEDS,
    )
}

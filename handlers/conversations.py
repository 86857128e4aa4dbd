"""All conversations there are, in the order of their keys on the home keyboard. A new one is added here."""

from handlers import home, language, products, profile, reminders, report
from handlers.agenda import hub as agenda
from handlers.agenda import officers as acara
from handlers.announcements import CONVERSATIONS as ANNOUNCEMENTS
from handlers.book import Book
from handlers.cases import CONVERSATIONS as CASES
from handlers.catalogue import CONVERSATIONS as CATALOGUE
from handlers.census import CONVERSATIONS as CENSUS
from handlers.certificates import hub as papers
from handlers.certificates import mine as certificates
from handlers.consignment import (
    advice,
    bills,
    disputes,
    expiring,
    lines,
    new_shop,
    past,
    photos,
    recording,
    saved,
    settling,
    shop_screen,
)
from handlers.curation import CONVERSATIONS as CURATION
from handlers.inviting import accept
from handlers.inviting import hub as inviting
from handlers.lookup import door as lookup
from handlers.neighbours import door as neighbours
from handlers.officer import desk
from handlers.outlets import editing as outlet_editing
from handlers.outlets import from_file as outlet_lists
from handlers.outlets import review as sheet_review
from handlers.outlets import sheets as shop_sheets
from handlers.outlets import shops as office_shops
from handlers.outlets import suppliers, zones
from handlers.overview import rekap
from handlers.own_data import CONVERSATIONS as OWN_DATA
from handlers.procurement import hub as procurement
from handlers.registration import claim, signup
from handlers.review import CONVERSATIONS as REVIEW

_MODULES = (
    signup,
    shop_screen,
    bills,
    advice,
    papers,
    certificates,
    agenda,
    procurement,
    acara,
    products,
    profile,
    recording,
    new_shop,
    saved,
    past,
    lines,
    expiring,
    disputes,
    settling,
    report,
    reminders,
    home,
    claim,
    language,
    desk,
    inviting,
    accept,
    neighbours,
    lookup,
    photos,
    office_shops,
    outlet_editing,
    outlet_lists,
    shop_sheets,
    sheet_review,
    zones,
    suppliers,
    rekap,
)
BOOK = Book(
    (
        *ANNOUNCEMENTS,
        *CASES,
        *CATALOGUE,
        *CENSUS,
        *CURATION,
        *OWN_DATA,
        *REVIEW,
        *agenda.ASIDE,
        *procurement.ASIDE,
        *(module.CONVERSATION for module in _MODULES),
    )
)

"""All that conversations and use cases may ask of the memory, within one transaction."""

from functools import cached_property

from storage.agreements import Agreements
from storage.announcement_carrying import AnnouncementCarrying
from storage.announcements import Announcements
from storage.audiences import Audiences
from storage.case_figures import CaseFigures
from storage.case_groups import CaseGroups
from storage.case_talk import CaseTalk
from storage.case_team import CaseTeam
from storage.cases import Cases
from storage.catalogue import Catalogue
from storage.census import Census
from storage.certificate_reviews import CertificateReviews
from storage.certificates import Certificates
from storage.claim_tickets import ClaimTickets
from storage.command_menus import CommandMenus
from storage.consignment_due import ConsignmentDue
from storage.consignments import Consignments
from storage.curation_offers import CurationOffers
from storage.curations import Curations
from storage.erasures import Erasures
from storage.event_members import EventMembers
from storage.event_people import EventPeople
from storage.event_results import EventResults
from storage.events import Events
from storage.files import Files
from storage.invitations import Invitations
from storage.list_work import ListWork
from storage.listed_people import ListedPeople
from storage.neighbours import Neighbours
from storage.order_doors import OrderDoors
from storage.outlets import Outlets
from storage.overview_doors import OverviewDoors
from storage.own_data import OwnData
from storage.paper_notes import PaperNotes
from storage.people import People
from storage.people_lists import PeopleLists
from storage.preorders import Preorders
from storage.producer_search import ProducerSearch
from storage.producers import Producers, Products
from storage.reasons import Reasons
from storage.records import Audit, Consents
from storage.reminder_wishes import ReminderWishes
from storage.reminders import Reminders
from storage.reports import Reports
from storage.role_holders import RoleHolders
from storage.shop_sheets import ShopSheets
from storage.withheld import Withheld
from storage.zones import Zones


class Store(OrderDoors, OverviewDoors):
    """One door per subject, all within the same transaction."""

    @cached_property
    def people(self) -> People:
        return People(self._tx)

    @cached_property
    def producers(self) -> Producers:
        return Producers(self._tx)

    @cached_property
    def products(self) -> Products:
        return Products(self._tx)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._tx)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self._tx)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._tx)

    @cached_property
    def announcements(self) -> Announcements:
        return Announcements(self._tx)

    @cached_property
    def announcement_carrying(self) -> AnnouncementCarrying:
        return AnnouncementCarrying(self._tx)

    @cached_property
    def audiences(self) -> Audiences:
        return Audiences(self._tx)

    @cached_property
    def outlets(self) -> Outlets:
        return Outlets(self._tx)

    @cached_property
    def agreements(self) -> Agreements:
        return Agreements(self._tx)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self._tx)

    @cached_property
    def preorders(self) -> Preorders:
        return Preorders(self._tx)

    @cached_property
    def cases(self) -> Cases:
        return Cases(self._tx)

    @cached_property
    def case_talk(self) -> CaseTalk:
        return CaseTalk(self._tx)

    @cached_property
    def case_team(self) -> CaseTeam:
        return CaseTeam(self._tx)

    @cached_property
    def case_groups(self) -> CaseGroups:
        return CaseGroups(self._tx)

    @cached_property
    def case_figures(self) -> CaseFigures:
        return CaseFigures(self._tx)

    @cached_property
    def consignments(self) -> Consignments:
        return Consignments(self._tx)

    @cached_property
    def consignment_due(self) -> ConsignmentDue:
        return ConsignmentDue(self._tx)

    @cached_property
    def certificates(self) -> Certificates:
        return Certificates(self._tx)

    @cached_property
    def curations(self) -> Curations:
        return Curations(self._tx)

    @cached_property
    def curation_offers(self) -> CurationOffers:
        return CurationOffers(self._tx)

    @cached_property
    def certificate_reviews(self) -> CertificateReviews:
        return CertificateReviews(self._tx)

    @cached_property
    def paper_notes(self) -> PaperNotes:
        return PaperNotes(self._tx)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self._tx)

    @cached_property
    def reminder_wishes(self) -> ReminderWishes:
        return ReminderWishes(self._tx)

    @cached_property
    def files(self) -> Files:
        return Files(self._tx)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self._tx)

    @cached_property
    def reasons(self) -> Reasons:
        return Reasons(self._tx)

    @cached_property
    def events(self) -> Events:
        return Events(self._tx)

    @cached_property
    def event_members(self) -> EventMembers:
        return EventMembers(self._tx)

    @cached_property
    def event_people(self) -> EventPeople:
        return EventPeople(self._tx)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self._tx)

    @cached_property
    def role_holders(self) -> RoleHolders:
        return RoleHolders(self._tx)

    @cached_property
    def command_menus(self) -> CommandMenus:
        return CommandMenus(self._tx)

    @cached_property
    def claim_tickets(self) -> ClaimTickets:
        return ClaimTickets(self._tx)

    @cached_property
    def event_results(self) -> EventResults:
        return EventResults(self._tx)

    @cached_property
    def shop_sheets(self) -> ShopSheets:
        return ShopSheets(self._tx)

    @cached_property
    def people_lists(self) -> PeopleLists:
        return PeopleLists(self._tx)

    @cached_property
    def list_work(self) -> ListWork:
        return ListWork(self._tx)

    @cached_property
    def listed_people(self) -> ListedPeople:
        return ListedPeople(self._tx)

    @cached_property
    def producer_search(self) -> ProducerSearch:
        return ProducerSearch(self._tx)

    @cached_property
    def census(self) -> Census:
        return Census(self._tx)

    @cached_property
    def zones(self) -> Zones:
        return Zones(self._tx)

    @cached_property
    def erasures(self) -> Erasures:
        return Erasures(self._tx)

    @cached_property
    def withheld(self) -> Withheld:
        return Withheld(self._tx)

    @cached_property
    def own_data(self) -> OwnData:
        return OwnData(self._tx)

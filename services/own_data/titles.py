"""What each kind of data is called for the person it is about. A table without a name here cannot be told: a test says so."""

from domain.messages import N_

TABLES: dict[str, str] = {
    "producers": N_("Profile"), "products": N_("Products"), "people": N_("Chat"), "consents": N_("Consent"), "grants": N_("Tasks"),
    "invitations": N_("Invitations"), "audit_log": N_("Who looked"), "dialogs": N_("Unfinished form"), "files": N_("Files"),
    "reminders": N_("Reminders"), "reminder_wishes": N_("Reminder settings"), "neighbours": N_("Registered by coordinator"),
    "case_names": N_("Name at Telegram"), "listed_people": N_("Office list"),
    "product_facts": N_("About products"), "producer_facts": N_("About the business"), "paper_inquiries": N_("Papers asked"),
    "paper_ticks": N_("Papers ticked"), "certificates": N_("Permits"), "month_reasons": N_("About months"),
    "outlets": N_("Own shops"), "agreements": N_("Agreements"), "consignment_records": N_("Notes of goods"),
    "consignment_entries": N_("Book entries"), "consignment_photos": N_("Photos of notes"),
    "consignment_accounts": N_("Balances"), "consignment_batches": N_("Batches"), "consignment_bills": N_("Bills"),
    "consignment_quiet": N_("Silenced hints"), "consignment_disputes": N_("Differences"), "event_members": N_("Events"),
    "event_aftermath": N_("After events"), "event_results": N_("Permits from events"),
    "announcement_recipients": N_("Announcements"), "cases": N_("Cases"), "case_words": N_("Words in cases"),
    "case_evidence": N_("Evidence in cases"), "case_steps": N_("Steps of cases"), "zone_allowances": N_("Zone permissions"),
    "consignment_months": N_("Months"), "catalogue_consents": N_("Consent to the catalogue"),
    "catalogue_goods": N_("In the catalogue"), "need_asks": N_("Asked for orders"), "need_offers": N_("Offers for orders"),
    "need_deliveries": N_("Orders delivered"),
    "curations": N_("Curation"), "curation_steps": N_("Steps of curation"),
    "curation_invitations": N_("Offers to shops"), "preorders": N_("Pre-orders"),
}  # fmt: skip
COLUMNS: dict[str, str] = {
    "name": N_("Name"), "honorific": N_("Title"), "business": N_("Business"), "category": N_("Kind"), "area": N_("Area code"),
    "phone": N_("Phone number"), "phone_verified": N_("Number proven"), "nib": N_("NIB"), "turnover": N_("Turnover"),
    "registered_at": N_("Registered on"), "changed_at": N_("Changed on"), "created_at": N_("Made on"),
    "heard_on": N_("Last heard"), "unit": N_("Unit"), "price": N_("Price"), "photo": N_("Photo (number at Telegram)"),
    "version": N_("Version"), "text": N_("Text"), "given_at": N_("Given on"), "withdrawn_at": N_("Withdrawn on"),
    "witness": N_("Witness"), "language": N_("Language"), "at": N_("Time"), "action": N_("What"), "paper": N_("Paper"),
    "number": N_("Number"), "issued_on": N_("Issued on"), "expires_on": N_("Ends on"), "state": N_("State"),
    "reason": N_("Reason"), "note": N_("Remark"), "kind": N_("Kind"), "happened_on": N_("Day"), "told": N_("What was told"),
    "recorded_at": N_("Written on"), "sold": N_("Sold"), "returned": N_("Returned"), "shelf": N_("On the shelf"),
    "balance": N_("Still open"), "total": N_("Total"), "due_on": N_("Due on"), "words": N_("Words"), "word": N_("Words"),
    "rating": N_("Stars"), "role": N_("Task"), "since": N_("Since"), "pic": N_("Contact person"), "chat_id": N_("Chat number"),
}  # fmt: skip

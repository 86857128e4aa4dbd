"""Use cases of titip jual: shops, records, bills, disputes, letters, lists and reminders."""

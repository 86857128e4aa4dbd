"""/agenda for producers and /acara for officers: what is planned, who takes part, what became of it."""

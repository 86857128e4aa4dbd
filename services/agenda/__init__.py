"""Use cases of events: who sees them, who takes part, what is said about them, what became of them."""

"""Curation: a producer's way onto a shop's shelf, from the application to the monthly look at its sales. Pure rules."""

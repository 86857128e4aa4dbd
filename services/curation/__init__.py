"""Curation: applications of producers, decisions of office and shop, the trial sale, the listing and its monthly look."""

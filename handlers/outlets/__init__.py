"""Shops from the other side: the office's list, and what a shop itself tells of a month."""

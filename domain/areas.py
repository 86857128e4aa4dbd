"""The door to areas: the tree of Kemendagri codes (`area_tree`), and places by their name (`area_search`)."""

from domain.area_address import search_place
from domain.area_search import SearchResult, search
from domain.area_tree import (
    Area,
    Kind,
    Zone,
    children,
    common,
    covered,
    find,
    full_name,
    is_within,
    overlap,
    parent,
    parse_code,
    preload,
    title,
    zone,
)

__all__ = [
    "Area",
    "Kind",
    "SearchResult",
    "Zone",
    "children",
    "common",
    "covered",
    "find",
    "full_name",
    "is_within",
    "overlap",
    "parent",
    "parse_code",
    "preload",
    "search",
    "search_place",
    "title",
    "zone",
]

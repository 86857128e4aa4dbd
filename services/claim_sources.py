"""All keepers of records that owners may claim. A subject that keeps such records adds its `Source` here."""

from services import neighbour_claims
from services.census import list_claims
from services.claims import Source

SOURCES: dict[str, Source] = {source.name: source for source in (neighbour_claims.SOURCE, list_claims.SOURCE)}

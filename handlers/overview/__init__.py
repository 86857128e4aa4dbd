"""The picture of an area and a month for whoever leads the office, and the ways into it."""

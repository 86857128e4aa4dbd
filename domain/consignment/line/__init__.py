"""One line about goods and money in shops, as people write it: cut into pieces, read, and asked back where it is open."""

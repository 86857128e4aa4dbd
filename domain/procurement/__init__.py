"""What offices and firms need, who can make it, who is asked and in which order, what papers and taxes go along.

`need.Need` is the value that everything else speaks of. Source: market.md section 2; figures: knowledge/procurement.toml.
"""

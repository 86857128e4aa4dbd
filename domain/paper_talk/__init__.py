"""What people write about papers, taken apart into topic, paper, channel and goods (`questions`), by `words` of a data file."""

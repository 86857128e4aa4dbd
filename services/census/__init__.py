"""The office's lists of people, those who are invited by them, and how many of them are registered where."""

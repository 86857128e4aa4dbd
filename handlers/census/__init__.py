"""Officers bring in lists of people, see how many of them are registered where, and print posters."""

from handlers.census import board, columns, lists, posters, source, twins, upload

CONVERSATIONS = tuple(
    module.CONVERSATION for module in (upload, lists, twins, columns, source, board, posters)
)

"""Lists of people and shops as offices have them: columns, rows, places, twins. Pure; knows no file format and no storage."""

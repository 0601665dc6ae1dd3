"""How we show things: numbers, tables, charts, files, widgets. Knows no subject."""

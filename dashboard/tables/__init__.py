"""Tables as rows of cells for the screen, and as sheets for CSV and Excel. Pure: records in, rows out."""

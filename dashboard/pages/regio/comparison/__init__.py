"""Section of Regio: the region beside the country or one other region."""

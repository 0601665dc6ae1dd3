"""Page Regio: which sectors grow and shrink in one region."""

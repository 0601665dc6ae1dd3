"""Page Vaardigheden: the skills that growing sectors ask for and shrinking ones release."""

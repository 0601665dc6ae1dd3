"""Section of Vaardigheden: who asks one group of skills, and where it is released."""

"""Section of Werk en mensen: people on benefits."""

"""Section of Werk en mensen: open vacancies per sector."""

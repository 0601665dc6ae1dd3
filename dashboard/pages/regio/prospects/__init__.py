"""Section of Regio: vacancies, outlook and training signal per sector."""

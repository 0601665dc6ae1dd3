"""Page Werk en mensen: vacancies, tension, benefits, wages."""

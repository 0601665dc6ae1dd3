"""Skills of occupations and qualifications, from CompetentNL."""

from etl.extract.competentnl.skill_relations import take

__all__ = ["take"]

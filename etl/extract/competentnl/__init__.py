"""Skills of occupations and qualifications, from CompetentNL."""

from etl.extract.competentnl.skill_relations import refresh

__all__ = ["refresh"]

"""ESCO's files become frames; what is wrong in them is said with the file and what to do."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from etl.errors import SourceError
from etl.stage.esco import read_esco, read_labels

FILES = {
    "occupations_en": "conceptUri,iscoGroup,preferredLabel,altLabels,description\n"
    'o/baker,7512,baker,"bread baker\npastry maker",Bakes.\no/clerk,4110,clerk,,\n',
    "skills_en": "conceptUri,skillType,preferredLabel,description\n"
    "s/bake,skill/competence,bake bread,x\ns/law,knowledge,food law,x\n",
    "skillGroups_en": "conceptUri,preferredLabel,description,code\ns/S1,preparing food,x,S1.1\n",
    "ISCOGroups_en": "conceptUri,code,preferredLabel,description\ni/7512,7512,Bakers,Make bread.\n",
    "occupationSkillRelations": "occupationUri,relationType,skillType,skillUri\n"
    "o/baker,essential,skill/competence,s/bake\no/baker,optional,knowledge,s/law\n"
    "o/clerk,optional,knowledge,s/law\n",
    "broaderRelationsSkillPillar": "conceptType,conceptUri,broaderType,broaderUri\n"
    "KnowledgeSkillCompetence,s/bake,SkillGroup,s/S1\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def add(folder: Path, name: str, line: str) -> None:
    with open(folder / f"{name}.csv", "a", encoding="utf-8") as file:
        file.write(line + "\n")


def test_a_whole_folder_is_read(folder: Path) -> None:
    esco = read_esco(folder, "en")
    assert esco.occupations["synonyms"].tolist() == ["bread baker\npastry maker", ""]
    assert esco.occupations["isco_code"].tolist() == ["7512", "4110"]
    assert esco.relations.to_numpy().tolist()[0] == ["o/baker", "s/bake", "essential"]
    assert esco.broader.to_numpy().tolist() == [["s/bake", "s/S1"]]
    assert esco.isco_texts["text"].tolist() == ["Bakers\nMake bread."]
    assert esco.relations_passed_over == 0


def test_gzipped_files_are_read_as_well(folder: Path) -> None:
    path = folder / "skills_en.csv"
    with gzip.open(f"{path}.gz", "wt", encoding="utf-8") as file:
        file.write(path.read_text(encoding="utf-8"))
    path.unlink()
    assert len(read_esco(folder, "en").skills) == 2


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    with pytest.raises(SourceError, match=rf"esco: the file {name}\.csv is missing \({folder}\)\. Put a whole copy"):
        read_esco(folder, "en")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_or_something_else_is_refused(folder: Path, name: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text("<html>busy</html>\n", encoding="utf-8")
    with pytest.raises(SourceError, match=name):
        read_esco(folder, "en")
    path.write_text(FILES[name].splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no rows"):
        read_esco(folder, "en")


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("occupationSkillRelations", "o/baker,essential,knowledge,s/fly", "not in the list, such as s/fly"),
        ("occupationSkillRelations", "o/baker,handy,knowledge,s/law", "'handy'"),
        ("occupationSkillRelations", "o/baker,essential,knowledge,s/law", "o/baker has s/law twice"),
        ("occupationSkillRelations", "o/pilot,essential,knowledge,s/law", "1 of 4 relations are of an occupation"),
        ("occupations_en", "o/baker,7512,baker again,,", "o/baker occurs twice"),
        ("skills_en", "s/law,knowledge,law again,", "s/law occurs twice"),
        ("skills_en", ",knowledge,no code,", "a row has no conceptUri"),
        ("ISCOGroups_en", "i/x,7512,Bakers again,", "an ISCO code occurs twice"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, name: str, line: str, told: str) -> None:
    add(folder, name, line)
    with pytest.raises(SourceError, match=told) as caught:
        read_esco(folder, "en")
    assert name in str(caught.value)


def test_a_few_relations_of_an_occupation_that_esco_lacks_are_counted(folder: Path) -> None:
    for number in range(300):
        add(folder, "skills_en", f"s/{number},knowledge,k{number},")
        add(folder, "occupationSkillRelations", f"o/clerk,optional,knowledge,s/{number}")
    add(folder, "occupationSkillRelations", "o/pilot,essential,knowledge,s/law")
    esco = read_esco(folder, "en")
    assert esco.relations_passed_over == 1
    assert "o/pilot" not in set(esco.relations["occupation_code"])


def test_labels_come_from_every_file_of_the_language_and_once_each(tmp_path: Path) -> None:
    head = "conceptUri,preferredLabel\n"
    (tmp_path / "digitalSkillsCollection_nl.csv").write_text(head + "s/a,programmeren\ns/b,typen\n", encoding="utf-8")
    (tmp_path / "greenSkillsCollection_nl.csv").write_text(head + "s/a,programmeren\ns/c,isoleren\n", encoding="utf-8")
    labels = read_labels(tmp_path, "nl")
    assert sorted(labels["skill_code"]) == ["s/a", "s/b", "s/c"]
    with pytest.raises(SourceError, match="no file with skills in language 'fr'"):
        read_labels(tmp_path, "fr")

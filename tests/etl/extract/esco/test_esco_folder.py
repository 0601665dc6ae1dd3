"""ESCO from the inbox: the ZIPs that ESCO mails or what was in them, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.run.raw_store import RawSet, RawStore, read_rows
from tests.made.esco_files import Rows, as_csv, concepts, put_folder, relations, skill, small_esco
from tests.made.esco_inbox import NAMED, ZIP, as_mailed, inbox_in, refusal, take, taken
from tests.made.etl_home import Home
from tests.made.fake_publisher import Told, bring
from tests.worlds import CHECKOUT

SHARED = CHECKOUT.parent / "shared" / "data" / "esco"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return inbox_in(tmp_path)


def content(raw_set: RawSet) -> dict[str, Rows]:
    return {manifest.part: read_rows(raw_set.path(manifest.part)) for manifest in raw_set.parts}


# The same set however it lies there


def loose(inbox: Path) -> None:
    put_folder(inbox, small_esco())


def gzipped_in_folders(inbox: Path) -> None:
    put_folder(inbox / "v1.2_nl", concepts("nl"), ".csv.gz")
    put_folder(inbox / "v1.2.0_en", concepts("en") | relations(), ".CSV.GZ")


WAYS: dict[str, tuple[Callable[[Path], None], str]] = {
    "loose": (loose, "onbekend"),
    "gzipped": (gzipped_in_folders, "v1.2/v1.2.0"),
    "mailed": (as_mailed, "v1.2.0"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_gives_escos_own_rows(inbox: Path, way: str) -> None:
    put, version = WAYS[way]
    put(inbox)
    raw_set = taken(inbox)
    assert content(raw_set) == small_esco()
    assert raw_set.table_id == version


def test_the_report_says_what_was_taken_and_what_is_not_needed(inbox: Path) -> None:
    as_mailed(inbox)
    (inbox / "dictionary_en.csv").write_text("filename,data header\nx,y\n", encoding="utf-8")
    put_folder(inbox, {"occupations_de": concepts("en")["occupations_en"]})
    taken(inbox)
    letter = (inbox.parent / "esco.report.txt").read_text(encoding="utf-8")
    assert "Deze map is overgenomen." in letter
    assert f"- {ZIP.format('nl')}: occupations_nl.csv: beroepen, 12 regels" in letter
    assert "- dictionary_en.csv: niet nodig" in letter
    assert "- occupations_de.csv: niet nodig" in letter
    assert "- versie van ESCO: v1.2.0" in letter


def test_english_is_the_second_choice_and_the_report_counts_it(inbox: Path) -> None:
    tables = small_esco()
    tables["greenSkillsCollection_nl"] = [row | {"broaderConceptUri": "x"} for row in tables.pop("skills_nl")[:10]]
    put_folder(inbox / NAMED, tables)
    assert "greenSkillsCollection_nl" in content(taken(inbox))
    letter = (inbox.parent / "esco.report.txt").read_text(encoding="utf-8")
    assert "20 van 30 vaardigheden hebben hier geen Nederlandse naam" in letter


def test_the_same_files_are_not_read_again_and_what_left_the_inbox_stays(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_mailed(inbox)
    first = taken(inbox)
    monkeypatch.setattr("etl.extract.esco.inbox.read_folder", lambda *_: pytest.fail("read again"))
    told = Told()
    assert take(inbox, told).raw_set == first
    assert told.lines == ["esco: inbox/esco/ is unchanged"]
    shutil.rmtree(inbox)
    assert take(inbox).raw_set == first


def test_a_run_that_was_broken_off_is_done_anew(inbox: Path) -> None:
    as_mailed(inbox)
    first = taken(inbox)
    (first.folder / "set.json").unlink()
    first.path("skills_nl").write_bytes(b"half")
    assert content(taken(inbox)) == small_esco()


def test_without_a_folder_nobody_is_asked_and_nothing_is_wrong(tmp_path: Path) -> None:
    found = bring("esco", tmp_path, esco_url="http://127.0.0.1:9")
    assert (found.raw_set, found.refused) == (None, ())


# What is refused


@pytest.mark.parametrize("name", small_esco("nl"))
def test_a_missing_file_is_named(inbox: Path, name: str) -> None:
    tables = small_esco("nl")
    del tables[name]
    put_folder(inbox / NAMED, tables)
    assert refusal(inbox) == f"er ontbreekt: {name}"


def test_a_folder_with_something_else_is_no_esco(inbox: Path) -> None:
    (inbox / "notes.txt").write_text("bread\n", encoding="utf-8")
    assert refusal(inbox) == "er staan geen bestanden van ESCO in"


@pytest.mark.parametrize("version", ["v1.1.1", "v1.0.9", "v1.2.1"])
def test_another_version_than_configured_is_refused(inbox: Path, version: str) -> None:
    put_folder(inbox / version, small_esco())
    assert refusal(inbox) == f"de bestanden zijn van versie {version}; ingesteld is v1.2.0 of v1.1.1/v1.2"


def test_a_mixture_that_is_not_configured_is_refused(inbox: Path) -> None:
    put_folder(inbox / "v1.0.9", concepts("nl"))
    put_folder(inbox / "v1.2.0", concepts("en") | relations())
    assert refusal(inbox).startswith("de bestanden zijn van versie v1.0.9 en v1.2.0;")


BAD_ROWS: dict[str, tuple[str, dict[str, str], str]] = {
    "unknown skill": (
        "occupationSkillRelations",
        {"skillUri": skill(99)},
        f"occupationSkillRelations: 1 regels horen bij een vaardigheid die niet in de lijst staat, zoals {skill(99)}",
    ),
    "unknown occupation": (
        "occupationSkillRelations",
        {"occupationUri": "http://x/9"},
        "1 van 60 regels horen bij een beroep dat niet in de lijst staat, zoals http://x/9",
    ),
    "duplicate uri": ("skills_nl", {"conceptUri": skill(7)}, f"skills_nl.csv: {skill(7)} staat er twee keer in"),
    "no uri": ("skills_nl", {"conceptUri": ""}, "skills_nl.csv: een regel heeft geen conceptUri"),
    "odd relation": ("occupationSkillRelations", {"relationType": "handy"}, "'handy' in kolom relationType"),
    "odd ISCO": ("occupations_nl", {"iscoGroup": "75"}, "'75' in kolom iscoGroup kunnen we niet gebruiken"),
    "no name": ("occupations_nl", {"preferredLabel": " "}, "' ' in kolom preferredLabel"),
    "unknown in the tree": (
        "broaderRelationsSkillPillar",
        {"conceptUri": skill(99)},
        "broaderRelationsSkillPillar: 1 regels horen bij een vaardigheid of groep die niet in de lijst staat",
    ),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_row_that_cannot_be_right_refuses_all(inbox: Path, name: str) -> None:
    part, change, words = BAD_ROWS[name]
    tables = small_esco("nl")
    tables[part][-1] |= change
    put_folder(inbox / NAMED, tables)
    assert words in refusal(inbox)


def test_a_file_that_is_cut_off_within_a_row_is_refused(inbox: Path) -> None:
    put_folder(inbox / NAMED, small_esco("nl"))
    path = inbox / NAMED / "occupationSkillRelations.csv"
    path.write_bytes(path.read_bytes().rstrip().rpartition(b",")[0])
    assert "regel 61 heeft 3 velden in plaats van 4" in refusal(inbox)


def test_two_files_of_one_kind_must_be_the_same(inbox: Path) -> None:
    as_mailed(inbox)
    put_folder(inbox / NAMED, {"occupationSkillRelations": relations()["occupationSkillRelations"][1:]})
    assert "zijn hetzelfde soort bestand met verschillende inhoud" in refusal(inbox)


def test_a_file_without_a_language_is_refused(inbox: Path) -> None:
    put_folder(inbox, {"skills": concepts("nl")["skills_nl"]})
    assert refusal(inbox) == "skills.csv: er staat niet in welke taal dit is; zet _nl of _en achter de naam"


def test_a_refused_folder_leaves_the_earlier_set_in_use(inbox: Path) -> None:
    as_mailed(inbox)
    first = taken(inbox)
    (inbox / "skills_nl.csv").write_bytes(as_csv(concepts("nl")["skills_nl"][:3]))
    found = take(inbox)
    assert found.raw_set is None
    assert len(found.refused) == 1
    assert RawStore(inbox.parent.parent / "raw", "esco").newest() == first


# By the command, and the real thing


def test_the_command_takes_esco_and_a_refusal_is_exit_3(home: Home) -> None:
    inbox = home.data_dir / "inbox" / "esco"
    as_mailed(inbox)
    told = home.etl("run", "--only", "esco")
    assert told.code == 0, told.err
    assert home.ask("SELECT mode, row_count FROM mart.source WHERE source_id = 'esco'") == [
        ("live", sum(map(len, small_esco().values())))
    ]
    (inbox / ZIP.format("nl")).write_bytes(b"PK\x03\x04 cut off")
    told = home.etl("run", "--only", "esco")
    assert told.code == 3
    assert home.mode("esco") == "stale"
    assert "esco: inbox/esco/ geweigerd: ESCO dataset" in told.warnings


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected publications do not lie beside this checkout")
def test_the_whole_of_esco_is_taken_from_the_collected_publications(inbox: Path) -> None:
    shutil.copytree(SHARED, inbox, dirs_exist_ok=True, copy_function=shutil.copyfile)
    raw_set = taken(inbox)
    rows = {manifest.part: manifest.rows for manifest in raw_set.parts}
    assert raw_set.table_id == "v1.1.1/v1.2"
    assert (rows["occupations_en"], rows["skills_en"], rows["occupationSkillRelations"]) == (3007, 13896, 123855)
    assert (rows["occupations_nl"], rows["skillGroups_nl"]) == (3039, 640)

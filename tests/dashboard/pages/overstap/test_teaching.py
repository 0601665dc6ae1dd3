"""Where someone can learn what is missing: which programmes come first, and what the page says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.growth.records import GemeenteRegion, Region
from dashboard.pages.overstap.teaching import text
from dashboard.pages.overstap.teaching.data import FieldProvider, OccupationField, ProgrammePlace, Teaches
from dashboard.pages.overstap.teaching.tables import where_to_learn_table
from dashboard.pages.overstap.teaching.view import MANY, Lesson, Programme, Teaching, lessons, near_codes
from tests.made.route_rows import WEST, gap, occupation, work

CARE, HEALTH = gap("S3.6", "zorgen", 0.9, 0.1), gap("091", "gezondheid", 0.6, 0.0)
GAMBLING = gap("S9.9", "gokspelen", 0.5, 0.0)
GAPS = (CARE, HEALTH, GAMBLING)
NAMES = {"GM0748": "Bergen op Zoom", "GM1674": "Roosendaal", "GM0758": "Breda"}
KITCHEN = Teaches("S3.6", "25180", "Kok", "mbo2", "beroep", "kok", "hg007")
# Fields that lead to the occupation.
LEAD = {"hg007", "hg017"}
CARER = Teaches("S3.6", "25655", "Verzorgende IG", "mbo3", "competentnl", "Verzorgen", "hg017")
CARER_HEALTH = Teaches("091", "25655", "Verzorgende IG", "mbo3", "competentnl", "Gezondheidszorg", "hg017")
TAUGHT = {"S3.6": [KITCHEN, CARER], "091": [CARER_HEALTH]}
HERE = ProgrammePlace("25655", "Curio", "GM0748", "lesplaats")
NEAR = ProgrammePlace("25180", "Curio", "GM0758", "hoofdkantoor")


def teaching(found: Sequence[Lesson], *, has_places: bool = True, **more: object) -> Teaching:
    values: dict[str, object] = {
        "region": WEST,
        "destination": occupation("1051", "Verzorgenden"),
        "lessons": found,
        "has_places": has_places,
        "fields": (),
        "providers": (),
        "providers_near": False,
        "gemeenten": NAMES,
    }
    return Teaching(**values | more)  # type: ignore[arg-type]


def fields_text(found: Teaching) -> str:
    return text.fields_text(found, found.lessons)


def texts(found: Sequence[Lesson], **more: object) -> list[str]:
    return text.lesson_lines(teaching(found, **more))  # type: ignore[arg-type]


def test_what_is_taught_here_comes_first_and_then_what_teaches_most_of_all_that_is_missing() -> None:
    anywhere = lessons(GAPS, TAUGHT, (), (), LEAD, has_places=False)
    assert [each.teaches.programme_name for each in anywhere[0].programmes] == ["Verzorgende IG", "Kok"]
    with_kitchen_here = lessons(
        GAPS, TAUGHT, [ProgrammePlace("25180", "Curio", "GM0748", "lesplaats")], [HERE], LEAD, has_places=True
    )
    assert [each.teaches.programme_name for each in with_kitchen_here[0].programmes] == ["Kok", "Verzorgende IG"]


def test_a_programme_that_is_taught_elsewhere_is_counted_and_not_named() -> None:
    care, health, gambling = lessons(GAPS, TAUGHT, [HERE], (), LEAD, has_places=True)
    assert [each.teaches.crebo_code for each in care.programmes] == ["25655"]
    assert (care.elsewhere, health.elsewhere, gambling.elsewhere) == (1, 0, 0)
    assert not gambling.programmes


def test_each_missing_skill_group_names_programmes_with_the_school_and_the_way_it_is_known() -> None:
    assert texts(lessons(GAPS, TAUGHT, [HERE], [NEAR], LEAD, has_places=True)) == [
        "**zorgen**: Verzorgende IG (mbo 3) bij Curio (Bergen op Zoom); Kok (mbo 2, via het beroep), "
        "in de buurt bij Curio (hoofdkantoor Breda).",
        "**kennis van gezondheid**: Verzorgende IG (mbo 3) bij Curio (Bergen op Zoom).",
        "Geen opleiding bekend die hierbij past: **gokspelen**.",
    ]


def test_where_no_school_near_teaches_it_the_text_says_so_and_not_that_nobody_does() -> None:
    far = texts(lessons(GAPS, TAUGHT, (), (), LEAD, has_places=True))
    assert far[0] == "**zorgen**: niet hier of in de buurt, voor zover we weten. Elders in Nederland 2 opleidingen."
    assert far[1].endswith("Elders in Nederland één opleiding.")


def test_without_the_files_of_duo_programmes_are_named_without_a_school() -> None:
    found = lessons(GAPS, TAUGHT, (), (), LEAD, has_places=False)
    assert texts(found, has_places=False)[1] == "**kennis van gezondheid**: Verzorgende IG (mbo 3)."


def test_an_old_and_a_new_code_of_one_programme_are_named_once() -> None:
    again = {
        "S3.6": [CARER, Teaches("S3.6", "23182", "Verzorgende IG", "mbo3", "competentnl", "Verzorgen"), KITCHEN],
    }
    (care,) = lessons([CARE], again, (), (), LEAD, has_places=False)
    assert len(care.programmes) == 3
    assert text.lesson_line(care, teaching([care], has_places=False)).count("Verzorgende IG") == 1


def test_of_an_unknown_level_only_mbo_is_said() -> None:
    assert text.programme_name(Teaches("091", "25999", "Nieuw", None, "competentnl", "x")) == "Nieuw (mbo)"


FIELDS = (
    OccupationField("1051", "hg017", "Zorg en welzijn", "hoofdgroep"),
    OccupationField("1051", "ho-gezondheidszorg", "Gezondheidszorg", "onderdeel"),
)


def test_where_nothing_is_known_the_schools_of_the_field_are_named_and_no_more_is_claimed() -> None:
    unknown = [Lesson(GAMBLING, (), 0)]
    schools = (
        FieldProvider("hg017", "Curio", "GM0748", "lesplaats"),
        FieldProvider("hg017", "Curio", "GM1674", "lesplaats"),
    )
    here = fields_text(teaching(unknown, fields=FIELDS, providers=schools))
    assert here == (
        "Waar we geen opleiding noemen, weten we alleen de richting: naar dit beroep leiden meestal Zorg en "
        "welzijn (mbo) en Gezondheidszorg (hbo). In West-Noord-Brabant leer je dat bij Curio (Bergen op Zoom, "
        "Roosendaal)."
    )
    near = fields_text(teaching(unknown, fields=FIELDS, providers=schools, providers_near=True))
    assert "In de buurt leer je dat bij Curio" in near
    nobody = fields_text(teaching(unknown, fields=FIELDS))
    assert nobody.endswith("Een school die daarin opleidt, kennen we hier niet.")
    bundled = fields_text(teaching(unknown, fields=FIELDS, has_places=False))
    assert bundled.endswith("Gezondheidszorg (hbo).")
    assert fields_text(teaching(unknown)) == "Een richting die meestal naar dit beroep leidt, kennen we ook niet."
    assert fields_text(teaching(lessons(GAPS[:2], TAUGHT, [HERE], [NEAR], LEAD, has_places=True), fields=FIELDS)) == ""


def test_the_table_has_a_row_per_missing_group_and_the_file_a_row_per_programme() -> None:
    found = teaching(lessons(GAPS, TAUGHT, [HERE], [NEAR], LEAD, has_places=True))
    table = where_to_learn_table(found, occupation("1051", "Verzorgenden"), work())
    assert [row["cells"]["skill"]["text"] for row in table.rows] == ["zorgen", "kennis van gezondheid", "gokspelen"]
    assert table.rows[0]["cells"]["here"]["text"] == "Verzorgende IG (mbo 3): Curio (Bergen op Zoom)"
    assert table.rows[2]["cells"]["here"] == {"text": text.NOT_KNOWN, "muted": True, "sort": 0}
    # What is not known here is not known near either: it is said once.
    assert table.rows[2]["cells"]["near"]["text"] == ""
    assert [line[2] for line in table.sheet.rows] == ["Verzorgende IG", "Kok", "Verzorgende IG", text.NOT_KNOWN]
    assert {len(line) for line in table.sheet.rows} == {len(table.sheet.header)}
    assert [line[5] for line in table.sheet.rows[:2]] == ["volgens CompetentNL", "via het beroep"]


def test_near_is_the_rest_of_the_provincies_and_of_a_gemeente_the_rest_of_its_arbeidsmarktregio() -> None:
    def lies_in(gm_code: str, kind: str, code: str) -> GemeenteRegion:
        return GemeenteRegion(gm_code, gm_code, kind, code, code)

    rows = [
        lies_in("GM1", "corop", "CR33"),
        lies_in("GM1", "provincie", "PV30"),
        lies_in("GM1", "arbeidsmarktregio", "AM24"),
        lies_in("GM2", "provincie", "PV30"),
        lies_in("GM3", "provincie", "PV29"),
        lies_in("GM3", "corop", "CR33"),
    ]
    assert near_codes(WEST, rows) == ["PV29", "PV30"]
    assert near_codes(Region("GM1", "Ergens", "gemeente", True, 1), rows) == ["AM24"]
    assert near_codes(Region("NL01", "Nederland", "land", True, 1), rows) == []
    assert near_codes(Region("PV30", "Noord-Brabant", "provincie", True, 1), rows) == []


def test_a_programme_here_and_near_is_one_programme() -> None:
    (care,) = lessons(
        [CARE],
        {"S3.6": [CARER]},
        [HERE],
        [ProgrammePlace("25655", "Avans", "GM0758", "lesplaats")],
        LEAD,
        has_places=True,
    )
    assert care.programmes == [
        Programme(CARER, [HERE], [ProgrammePlace("25655", "Avans", "GM0758", "lesplaats")], of_field=True)
    ]


def test_a_programme_of_the_field_that_leads_to_the_occupation_goes_before_a_better_fit_from_elsewhere() -> None:
    of_field = Teaches("S3.6", "25960", "Helpende", "mbo2", "competentnl", "Verzorgen", "hg017")
    better = replace(CARER, field_code="hg016")
    taught = {"S3.6": [better, of_field], "091": [replace(CARER_HEALTH, field_code="hg016")]}
    (care,) = lessons([CARE], taught, (), (), {"hg017"}, has_places=False)
    assert text.lesson_line(care, teaching([care], has_places=False)) == "**zorgen**: Helpende (mbo 2); en nog 1."
    assert [each.teaches.programme_name for each in care.programmes] == ["Helpende", "Verzorgende IG"]


def test_what_most_programmes_teach_is_said_once_and_still_stands_in_the_file() -> None:
    rows = [
        Teaches("S3.6", str(code), f"Opleiding {code}", "mbo2", "competentnl", "Plannen")
        for code in range(25000, 25000 + MANY)
    ]
    other = [Teaches("091", "25099", "Anders", "mbo2", "competentnl", "x")]
    common, rare = lessons([CARE, HEALTH], {"S3.6": rows, "091": other}, (), (), has_places=False)
    assert (common.is_common, rare.is_common) == (True, False)
    found = teaching([common, rare], has_places=False)
    assert text.lesson_lines(found)[0] == "**zorgen**: dit leren de meeste mbo-opleidingen die we kennen."
    assert len(where_to_learn_table(found, occupation("1051", "Verzorgenden"), work()).sheet.rows) == MANY + 1


def test_of_another_field_only_what_competentnl_lists_as_work_or_knowledge_is_named() -> None:
    attitude = gap("T3.3", "een positieve houding bewaren", 0.9, 0.0)
    taught = {
        "S3.6": [KITCHEN, replace(CARER, field_code="hg014", programme_name="Pedicure")],
        "T3.3": [Teaches("T3.3", "25999", "Onderofficier", "mbo4", "competentnl", "Assertiviteit", "hg015")],
    }
    care, positive = lessons([CARE, attitude], taught, (), (), {"hg017"}, has_places=False)
    assert [each.teaches.programme_name for each in care.programmes] == ["Pedicure"]
    assert positive.is_unknown


def test_work_that_asks_hbo_is_said_to_ask_more_than_the_programmes_of_mbo() -> None:
    teacher = replace(occupation("0111", "Docenten"), education_level=4)
    assert text.NOT_ENOUGH in text.learning_intro(teaching((), destination=teacher))
    assert text.NOT_ENOUGH not in text.learning_intro(teaching(()))
    # Without a field of mbo that leads to it no programme of mbo is an answer: only the field of hbo is named.
    school = FieldProvider("ho-onderwijs", "Saxion", "GM0758", "lesplaats")
    hbo = OccupationField("0111", "ho-onderwijs", "Onderwijs", "onderdeel")
    beyond = teaching((), destination=teacher, fields=(hbo,), providers=(school,))
    assert beyond.is_beyond_mbo
    assert text.beyond_mbo(beyond) == (
        "Naar dit beroep leidt meestal Onderwijs (hbo). In West-Noord-Brabant leer je dat bij Saxion (Breda)."
    )
    assert not teaching((), destination=teacher, fields=FIELDS).is_beyond_mbo


def test_a_place_with_brackets_in_its_name_stands_between_one_pair() -> None:
    place = ProgrammePlace("25655", "Curio", "GM0164", "lesplaats")
    assert text.school_names([place], teaching((), gemeenten={"GM0164": "Hengelo (O.)"})) == "Curio (Hengelo O.)"
    assert text.programme_name(Teaches("091", "1", "Assistent", "entree", "competentnl", "x")) == "Assistent (entree)"

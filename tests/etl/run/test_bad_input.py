"""What bad data of the publisher get: one clear message, nothing half-loaded, earlier figures kept, next good run fine.

The small CBS has a sound version published. Then it publishes a new one in which one thing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.made.etl_home import SECOND, TABLES, YEARS, Home, cells
from tests.made.fake_cbs import HTML_PAGE, JOBS, MEASURE, NO_ROWS, PERIOD, REGION, SBI, FakeCbs
from tests.made.loading import refused_when_loaded

Harm = Callable[[FakeCbs], None]


def a_cell(cbs: FakeCbs) -> dict[str, object]:
    return cells(cbs, **{REGION: "CR33", PERIOD: "2024JJ00", SBI: "301000"})[0]


def holds(value: object) -> Harm:
    return lambda cbs: a_cell(cbs).update({MEASURE: value})


def keyed(column: str, key: object) -> Harm:
    return lambda cbs: a_cell(cbs).update({column: key})


def twice(cbs: FakeCbs) -> None:
    cbs.tables[JOBS]["TypedDataSet"].append(dict(a_cell(cbs)))


def extra_period(key: str) -> Harm:
    def harm(cbs: FakeCbs) -> None:
        cbs.tables[JOBS][PERIOD].append({"Key": key, "Title": key, "Status": "Definitief"})
        cbs.tables[JOBS]["TypedDataSet"] += [
            row | {PERIOD: key} for row in cells(cbs, **{PERIOD: "2024JJ00", REGION: "CR33"})
        ]

    return harm


def column(old: str, new: str | None) -> Harm:
    def harm(cbs: FakeCbs) -> None:
        for row in cbs.tables[JOBS]["TypedDataSet"]:
            value = row.pop(old)
            if new:
                row[new] = value

    return harm


def no_sector(cbs: FakeCbs) -> None:
    rows = cbs.tables[JOBS]["TypedDataSet"]
    rows[:] = [row for row in rows if row[SBI].strip() != "396300"]


def no_figures(cbs: FakeCbs) -> None:
    for row in cbs.tables[JOBS]["TypedDataSet"]:
        row[MEASURE] = None


def gone(cbs: FakeCbs) -> None:
    del cbs.tables[JOBS]


def no_rows_of(year: str) -> Harm:
    def harm(cbs: FakeCbs) -> None:
        rows = cbs.tables[JOBS]["TypedDataSet"]
        rows[:] = [row for row in rows if row[PERIOD] != year]

    return harm


REFUSED = {
    "unknown SBI code": (keyed(SBI, "999999 "), "source_jobs_sector_known", "999999", "sectors.csv"),
    "unknown region prefix": (keyed(REGION, "XX01  "), "source_jobs_region_prefix_known", "XX", "region_prefixes"),
    "duplicate key": (twice, "source_jobs_key_unique", "CR33", "report it to CBS"),
    "negative value": (holds(-1.5), "source_jobs_not_negative", "-1.5", "report it to CBS"),
    "text for a number": (holds("n.b."), "source_jobs_are_numbers", "n.b.", "report it to CBS"),
    "period that does not parse": (extra_period("2025XX00"), "source_jobs_period_parses", "2025XX00", "periods"),
    "missing column": (column(MEASURE, None), f"has no column {MEASURE}", "it has", "cbs_83582ned.yml"),
    "renamed column": (column(SBI, "Bedrijfstak"), f"has no column {SBI}", "Bedrijfstak", "cbs_83582ned.yml"),
    "empty table": (lambda cbs: cbs.always("TypedDataSet", NO_ROWS), "no rows", "TypedDataSet", "Try again later"),
    "HTML with status 200": (lambda cbs: cbs.always("TypedDataSet", HTML_PAGE), "an HTML page", "", "Try again later"),
    "table id that no longer exists": (gone, "no longer exists", "", "Find its successor"),
    "decimal comma": (holds("4,7"), "source_jobs_are_numbers", "4,7", "report it to CBS"),
    "a list for a number": (holds([4.7]), "source_jobs_are_numbers", "[4.7]", "report it to CBS"),
    "text that reads as not-a-number": (holds("NaN"), "source_jobs_are_numbers", "NaN", "report it to CBS"),
    "period of another age": (extra_period("9999JJ00"), "source_jobs_period_parses", "9999JJ00", "periods"),
    "quarter among the years": (extra_period("2024KW04"), "source_jobs_period_parses", "2024KW04", "periods"),
    "row without a region": (keyed(REGION, None), "source_jobs_columns_filled", "301000", "cbs_83582ned.yml"),
    "a section that is gone": (no_sector, "source_jobs_sectors_complete", "396300", "StatLine"),
    "no figure in any cell": (no_figures, "source_jobs_not_empty", "no figure", "run again later"),
    "year without rows": (no_rows_of("2023JJ00"), "no rows of TypedDataSet", "2023JJ00", "Try again later"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_each_fault_is_seen_and_told_with_an_example_and_what_to_do(empty_home: Home, case: str) -> None:
    """By the loader or by the checks of the source, without the build around them."""
    harm, what, example, advice = REFUSED[case]
    harm(empty_home.cbs)

    told = empty_home.etl("fetch", "--only", "cbs_83582ned")

    line = told.warnings or refused_when_loaded(empty_home)
    for word in ("cbs_83582ned: ", "table 83582NED", what, example, advice, cbs_url(empty_home)):
        assert word in line
    assert "\n" not in line


def cbs_url(home: Home) -> str:
    return home.cbs.settings(home.data_dir).cbs_url


# What a run does with it: the same for every fault, whether the loader sees it or a check.


@pytest.mark.parametrize("case", ["HTML with status 200", "negative value"])
def test_a_source_with_bad_data_keeps_its_last_good_figures_and_is_marked_stale(home: Home, case: str) -> None:
    harm, what, example, advice = REFUSED[case]
    name, content = home.published
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")

    harm(home.cbs)
    home.cbs.publish(SECOND)
    told = home.refresh()

    assert told.code == 3, told.err
    assert len(told.warnings.splitlines()) == 1, told.err
    for word in ("cbs_83582ned: ", "table 83582NED", what, example, advice, cbs_url(home)):
        assert word in told.warnings
    assert home.mode() == "stale"
    assert home.mode("cbs_gebieden") == "live"
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures
    assert home.serving.name != name
    assert home.content_of(name) == content
    assert home.leftovers() == []

    home.has_good_news()
    told = home.refresh()
    assert told.code == 0, told.err
    assert home.mode() == "live"


def lost_region(cbs: FakeCbs) -> None:
    rows = cbs.tables[JOBS]["TypedDataSet"]
    rows[:] = [row for row in rows if row[REGION].strip() != "CR33"]


def lost_year(cbs: FakeCbs) -> None:
    no_rows_of(YEARS[0])(cbs)
    cbs.tables[JOBS][PERIOD] = [row for row in cbs.tables[JOBS][PERIOD] if row["Key"] != YEARS[0]]


def unknown_gemeente(cbs: FakeCbs) -> None:
    cbs.tables[JOBS]["TypedDataSet"].append(dict(a_cell(cbs)) | {REGION: "GM7777"})


def too_large(cbs: FakeCbs) -> None:
    a_cell(cbs)[MEASURE] = 5000.0


def hidden(cbs: FakeCbs) -> None:
    for row in cbs.tables[JOBS]["TypedDataSet"]:
        if row[SBI].strip() in ("391600", "396300", "402000"):
            row[MEASURE] = None


NOT_PUBLISHED = {
    "gemeente in no division": (unknown_gemeente, "gemeente_code_known", "GM7777", "gemeente_mergers"),
    "region lost": (lost_region, "region_lost", "CR33", "remove the earlier versions"),
    "year lost": (lost_year, "year_lost", "2019", "remove the earlier versions"),
    "sections that cannot add up": (too_large, "sections_fit_total", "CR33", "StatLine"),
    "figures withheld all at once": (hidden, "figures_lost", "known_before", "remove the earlier versions"),
}


@pytest.mark.parametrize("case", NOT_PUBLISHED)
def test_figures_that_contradict_themselves_or_the_version_before_are_not_published(home: Home, case: str) -> None:
    harm, check, example, advice = NOT_PUBLISHED[case]
    before = home.published

    harm(home.cbs)
    home.cbs.publish(SECOND)
    told = home.refresh()

    assert told.code == 1
    for word in (f"check {check} failed", example, advice, "Nothing was published", "cbs_83582ned", "83582NED"):
        assert word in told.error
    assert home.published == before
    assert home.versions == [before[0]]


def test_bad_data_that_stay_bad_are_told_again_and_change_nothing(home: Home) -> None:
    holds(-1.5)(home.cbs)
    home.cbs.publish(SECOND)
    assert home.refresh().code == 3
    stale = home.published

    told = home.refresh()
    assert told.code == 3
    assert "source_jobs_not_negative" in told.warnings
    assert home.published == stale

    home.has_good_news(SECOND)
    assert home.refresh().code == 0
    assert home.mode() == "live"


def test_data_that_were_refused_do_not_come_back_by_a_build_without_asking(home: Home) -> None:
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")
    holds(-1.5)(home.cbs)
    home.cbs.publish(SECOND)
    home.refresh()

    assert home.etl("build").code == 0
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures


def test_bad_data_on_the_first_run_of_all_give_the_bundled_extract(empty_home: Home) -> None:
    holds(-1.5)(empty_home.cbs)

    told = empty_home.refresh()

    assert told.code == 3
    assert "source_jobs_not_negative" in told.warnings
    assert empty_home.mode() == "snapshot"
    assert empty_home.mode("cbs_gebieden") == "live"

    empty_home.has_good_news()
    assert empty_home.refresh().code == 0
    assert empty_home.mode() == "live"


def test_a_column_more_changes_nothing(home: Home) -> None:
    for row in home.cbs.tables[JOBS]["TypedDataSet"]:
        row["Toelichting"] = "nieuw"
    home.cbs.publish(SECOND)
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")

    told = home.refresh()

    assert told.code == 0, told.err
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures


@pytest.mark.parametrize("modified", ["2020-01-01T02:00:00", None, "onbekend"])
def test_a_strange_date_of_change_is_no_reason_to_refuse_sound_data(home: Home, modified: str | None) -> None:
    home.has_good_news()
    home.cbs.publish(modified)

    told = home.etl("fetch", *TABLES)

    assert told.code == 0, told.err
    assert home.cbs.data_asked != []
    home.cbs.heal()
    assert home.etl("fetch", *TABLES).code == 0
    assert home.cbs.data_asked == []


def test_after_figures_that_were_not_published_sound_ones_are(home: Home) -> None:
    before = home.published
    too_large(home.cbs)
    home.cbs.publish(SECOND)
    assert home.refresh().code == 1

    home.has_good_news()
    home.cbs.publish(None)

    assert home.refresh().code == 0
    assert home.published != before
    assert home.mode() == "live"

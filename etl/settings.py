"""Settings of the ETL, read from the environment with the prefix KRIMPGROEI_.

The folders ``snapshot/``, ``reference/`` and the SQL are always those of the checkout; everything a run makes
(``raw/``, ``warehouse/``) lies under ``data_dir``.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from etl.errors import UsageError
from etl.norms import norm

CHECKOUT = Path(__file__).resolve().parent.parent
REFERENCE_DIR = CHECKOUT / "data" / "reference"
SNAPSHOT_DIR = CHECKOUT / "data" / "snapshot"
ExpandedPath = Annotated[Path, AfterValidator(Path.expanduser)]


class Settings(BaseSettings):
    """Where data lives, which hosts are asked, how often, and how long to wait for them."""

    model_config = SettingsConfigDict(env_prefix="KRIMPGROEI_", env_ignore_empty=True, frozen=True)

    data_dir: ExpandedPath = Field(CHECKOUT / "data", description="holds raw/, warehouse/ and inbox/")
    cbs_host: str = Field("opendata.cbs.nl", min_length=1, description="host (and port) of CBS OData v3")
    cbs_https: bool = Field(True, description="false only for a local stand-in of CBS")
    cbs_v4_url: str = Field("https://datasets.cbs.nl/odata/v1", min_length=1, description="address of CBS OData v4")
    cartomap_url: str = Field("https://cartomap.github.io/nl/wgs84", description="boundaries, first address")
    pdok_url: str = Field("https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1", description="boundaries, second address")
    duo_url: str = Field("https://onderwijsdata.duo.nl", min_length=1, description="address of DUO's catalogue (CKAN)")
    duo_files_url: str = Field(
        "https://www.duo.nl/open_onderwijsdata/images", min_length=1, description="address of files of DUO outside it"
    )
    eurostat_url: str = Field(
        "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data",
        min_length=1,
        description="address of Eurostat's statistics API",
    )
    esco_url: str = Field("https://ec.europa.eu/esco/api", min_length=1, description="address of the ESCO web service")
    esco_api: bool = Field(
        False, description="ask the ESCO web service where no copy lies in inbox/esco/; takes an hour or two"
    )
    competentnl_url: str = Field(
        "https://sparql.competentnl.nl/v1", min_length=1, description="SPARQL address of CompetentNL"
    )
    competentnl_key: SecretStr | None = Field(None, description="key of CompetentNL; without it nothing is asked")
    http_timeout: float = Field(60.0, gt=0, le=3600, allow_inf_nan=False, description="seconds to wait for an answer")
    http_attempts: int = Field(8, ge=1, le=20, description="tries per request, the first included")
    growth_threshold_pct: float = Field(
        norm("growth_threshold_pct"),
        ge=0,
        le=100,
        allow_inf_nan=False,
        description="yearly growth beyond which a sector grows or shrinks (docs/methods.md 2: t)",
    )

    @cached_property
    def raw_dir(self) -> Path:
        """Folder of the raw files, one folder per source."""
        return self.data_dir / "raw"

    @cached_property
    def inbox_dir(self) -> Path:
        """Folder for files put there by hand, one folder per publisher."""
        return self.data_dir / "inbox"

    @cached_property
    def warehouse_dir(self) -> Path:
        """Folder of CURRENT and the published DuckDB files."""
        return self.data_dir / "warehouse"

    @property
    def cbs_url(self) -> str:
        """Address of CBS OData v3 without a path, as shown in messages and manifests."""
        return f"{'https' if self.cbs_https else 'http'}://{self.cbs_host}"


def load_settings() -> Settings:
    """Settings from the environment.

    Raises:
        UsageError: a value is not usable; the message names the variable.
    """
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = "KRIMPGROEI_" + str(first["loc"][0]).upper()
        raise UsageError(f"{name}: {first['msg']} (got {first['input']!r})") from problem

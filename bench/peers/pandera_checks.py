"""polars and pandera: the CSV read, the twenty checks of the bench contract run lazily, the rows written as Parquet.

The checks are those of bench/pack/datasets/bench_records.yaml in the form that pandera has for them. Neither quarantine nor
commit: pandera tells which checks failed for how many rows.
"""

import sys
from datetime import date

import pandera.polars as pa
import polars as pl
from measure import measure

source, target = sys.argv[1:3]


def row(expression):
    return pa.Check(lambda data: data.lazyframe.select(expression))


SCHEMA = pa.DataFrameSchema(
    {
        "record_id": pa.Column(pl.Int64, nullable=False, unique=True),
        "citizen_number": pa.Column(pl.String, pa.Check.str_matches(r"^[0-9]{17}[0-9X]$"), nullable=False),
        "name": pa.Column(pl.String, pa.Check.str_length(1, 50), nullable=False),
        "sex": pa.Column(pl.String, pa.Check.isin(["男", "女"]), nullable=False),
        "birth_date": pa.Column(pl.Date, pa.Check.in_range(date(1900, 1, 1), date(2026, 1, 1)), nullable=False),
        "division_code": pa.Column(pl.String, pa.Check.str_matches(r"^3703[0-9]{8}$"), nullable=False),
        "address": pa.Column(pl.String, pa.Check.str_length(1, 200), nullable=True),
        "mobile": pa.Column(pl.String, pa.Check.str_matches(r"^1[3-9][0-9]{9}$"), nullable=True),
        "ethnic_group": pa.Column(pl.String, nullable=True),
        "marital_status": pa.Column(pl.String, pa.Check.isin(["10", "20", "30", "40", "90"]), nullable=True),
        "education": pa.Column(pl.Int64, pa.Check.in_range(0, 99), nullable=True),
        "unit_code": pa.Column(pl.String, pa.Check.str_length(18, 18), nullable=True),
        "joined_on": pa.Column(pl.Date, nullable=True),
        "left_on": pa.Column(pl.Date, nullable=True),
        "base_pay": pa.Column(pl.Float64, pa.Check.in_range(0, 1000000), nullable=False),
        "employer_part": pa.Column(pl.Float64, pa.Check.ge(0), nullable=False),
        "employee_part": pa.Column(pl.Float64, pa.Check.ge(0), nullable=False),
        "months": pa.Column(pl.Int64, pa.Check.in_range(0, 600), nullable=False),
        "insured": pa.Column(pl.Boolean, nullable=False),
        "updated_at": pa.Column(pl.Datetime, nullable=True),
    },
    checks=[
        pa.Check(lambda data: data.lazyframe.select(pl.col("left_on").is_null() | (pl.col("joined_on") <= pl.col("left_on")))),
        pa.Check(lambda data: data.lazyframe.select(pl.col("employee_part") <= pl.col("base_pay"))),
    ],
)

TYPES = {
    "citizen_number": pl.String,
    "division_code": pl.String,
    "mobile": pl.String,
    "unit_code": pl.String,
    "marital_status": pl.String,
}


def job():
    frame = pl.read_csv(source, schema_overrides=TYPES, try_parse_dates=True, ignore_errors=True)
    try:
        SCHEMA.validate(frame, lazy=True)
        failed = 0
    except pa.errors.SchemaErrors as errors:
        failed = len(errors.failure_cases)
    frame.write_parquet(target)
    return {"failure_cases": failed}


measure(job, peer=f"polars {pl.__version__} with pandera")

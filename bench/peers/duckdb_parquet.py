"""DuckDB: the CSV to Parquet, without any check."""

import sys

import duckdb
from measure import measure

source, target = sys.argv[1:3]


def job():
    duckdb.execute(f"copy (select * from read_csv('{source}')) to '{target}' (format parquet)")


measure(job, peer="DuckDB " + duckdb.__version__)

"""The rows that a registry holds now, as an SQLite file for datasette, and keys to ask for.

Reads the Parquet files that the Delta log names; the log of a small table has no checkpoint that would have to be read.
"""

import json
import sqlite3
import sys
from pathlib import Path
from urllib.parse import unquote

import duckdb
from measure import measure

table, database, keys = map(Path, sys.argv[1:4])


def files():
    live = set()
    for log in sorted((table / "_delta_log").glob("*.json")):
        for line in log.read_text().splitlines():
            action = json.loads(line)
            if "add" in action:
                live.add(unquote(action["add"]["path"]))
            if "remove" in action:
                live.discard(unquote(action["remove"]["path"]))
    return [str(table / path) for path in live]


def job():
    if database.exists() and keys.exists():
        return {"kept": True}
    database.unlink(missing_ok=True)
    rows = duckdb.execute(
        "select * replace (_valid_from::varchar as _valid_from) from read_parquet(?, union_by_name = true)"
        " where _valid_to is null",
        [files()],
    )
    names = [column[0] for column in rows.description]
    target = sqlite3.connect(database)
    key = names[0] if "citizen_number" not in names else "citizen_number"
    columns = ", ".join(f'"{name}"' + (" text primary key" if name == key else "") for name in names)
    target.execute(f"create table population ({columns}) without rowid")
    marks = ", ".join("?" * len(names))
    plain = (int, float, str, bytes, type(None))
    while batch := rows.fetchmany(100_000):
        fitting = ([value if isinstance(value, plain) else str(value) for value in row] for row in batch)
        target.executemany(f"insert or replace into population values ({marks})", fitting)
    target.commit()
    some = target.execute(f'select "{key}" from population order by random() limit 100000')
    keys.write_text("\n".join(row[0] for row in some))
    return {"rows": target.execute("select count(*) from population").fetchone()[0]}


measure(job, peer="rows for datasette")

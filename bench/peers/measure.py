"""Runs a job once and prints its seconds and the peak memory of the process as one line of JSON."""

import json
import resource
import time


def measure(job, **facts):
    start = time.perf_counter()
    result = job() or {}
    seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 3), "peak_mb": round(peak_mb), **facts, **result}))

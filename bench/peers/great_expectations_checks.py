"""Great Expectations on pandas: the same twenty checks."""

import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
from measure import measure

source = sys.argv[1]
TEXT = ["citizen_number", "division_code", "mobile", "unit_code", "marital_status"]


def expectations():
    for column in ["record_id", "citizen_number", "name", "sex", "birth_date", "base_pay", "months", "insured"]:
        yield gxe.ExpectColumnValuesToNotBeNull(column=column)
    yield gxe.ExpectColumnValuesToBeUnique(column="record_id")
    yield gxe.ExpectColumnValuesToMatchRegex(column="citizen_number", regex=r"^[0-9]{17}[0-9X]$")
    yield gxe.ExpectColumnValuesToMatchRegex(column="division_code", regex=r"^3703[0-9]{8}$")
    yield gxe.ExpectColumnValuesToMatchRegex(column="mobile", regex=r"^1[3-9][0-9]{9}$")
    yield gxe.ExpectColumnValuesToBeInSet(column="sex", value_set=["男", "女"])
    yield gxe.ExpectColumnValuesToBeInSet(column="marital_status", value_set=["10", "20", "30", "40", "90"])
    yield gxe.ExpectColumnValueLengthsToEqual(column="unit_code", value=18)
    yield gxe.ExpectColumnValuesToBeBetween(column="education", min_value=0, max_value=99)
    yield gxe.ExpectColumnValuesToBeBetween(column="base_pay", min_value=0, max_value=1000000)
    yield gxe.ExpectColumnValuesToBeBetween(column="months", min_value=0, max_value=600)
    yield gxe.ExpectColumnValuesToBeBetween(column="employer_part", min_value=0)
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="base_pay", column_B="employee_part", or_equal=True)


def job():
    context = gx.get_context(mode="ephemeral")
    frame = pd.read_csv(source, dtype={column: str for column in TEXT})
    batches = context.data_sources.add_pandas("bench").add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    suite = gx.ExpectationSuite(name="bench", expectations=list(expectations()))
    result = batches.get_batch({"dataframe": frame}).validate(suite)
    return {"expectations": len(result.results), "failed": sum(not one.success for one in result.results)}


measure(job, peer="Great Expectations " + gx.__version__)

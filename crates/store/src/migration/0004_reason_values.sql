-- The values that the reason of a delivery names, as a JSON object, so that it can be told in any language.
alter table delivery add column reason_values text;

-- The Ed25519 public key of an API key whose owner signs requests; such a key has no secret here.
alter table api_key add column public_key {bytes};

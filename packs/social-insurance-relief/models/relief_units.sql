with

-- The monthly base of the people for whom a unit pays now, by kind of insurance.
bases as (
    select
        social_insurance_persons.unit_credit_code as credit_code,
        sum(case when social_insurance_persons.insurance_kinds like '%养老保险%' then social_insurance_persons.monthly_base end) as pension_base,
        sum(case when social_insurance_persons.insurance_kinds like '%失业保险%' then social_insurance_persons.monthly_base end) as unemployment_base,
        sum(case when social_insurance_persons.insurance_kinds like '%工伤保险%' then social_insurance_persons.monthly_base end) as work_injury_base
    from social_insurance_persons
    where social_insurance_persons.status = '参保缴费'
    group by social_insurance_persons.unit_credit_code
),

listed as (
    select count(*) as enterprises
    from large_enterprises
)

select
    legal_entity.credit_code,
    legal_entity.name,
    case
        when legal_entity.kind = '个体工商户' then 'individual-business'
        when legal_entity.kind = '事业单位' then 'public-institution'
        when legal_entity.kind in ('社会团体', '民办非企业单位', '基金会') then 'social-organisation'
        -- Without the list of large enterprises nobody knows which enterprises are not among them.
        when legal_entity.kind <> '企业' or listed.enterprises = 0 then null
        when large_enterprises.credit_code is not null then 'large-enterprise'
        else 'sme'
    end as unit_kind,
    bases.pension_base,
    bases.unemployment_base,
    bases.work_injury_base
from legal_entity
cross join listed
left join bases on legal_entity.credit_code = bases.credit_code
left join large_enterprises on legal_entity.credit_code = large_enterprises.credit_code
where legal_entity.insurance_state <> '终止'

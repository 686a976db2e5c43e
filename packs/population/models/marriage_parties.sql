with

husbands as (
    select
        marriages.husband_number as citizen_number,
        marriages.husband_name as name,
        marriages.husband_birth_date as birth_date,
        '男' as sex,
        marriages.kind,
        marriages.registered_on,
        marriages.registration_number
    from marriages
),

wives as (
    select
        marriages.wife_number as citizen_number,
        marriages.wife_name as name,
        marriages.wife_birth_date as birth_date,
        '女' as sex,
        marriages.kind,
        marriages.registered_on,
        marriages.registration_number
    from marriages
),

parties as (
    select * from husbands
    union all
    select * from wives
),

-- Somebody who married, divorced and married again is what the last registration says.
ranked as (
    select
        parties.*,
        row_number() over (
            partition by parties.citizen_number
            order by parties.registered_on desc, parties.registration_number desc
        ) as place
    from parties
)

select
    ranked.citizen_number,
    ranked.name,
    ranked.sex,
    ranked.birth_date,
    case ranked.kind when '结婚登记' then '已婚' when '离婚登记' then '离婚' end as marital_status,
    ranked.registered_on,
    ranked.registration_number
from ranked
where ranked.place = 1

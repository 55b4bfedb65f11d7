-- Eight new cases in each community, and for each of them three of its volunteers are asked; nobody is asked twice.
-- $1 sets the rounds apart. Answers with what the first of the three needs in order to claim.
with asked as (
  select w.n, w.community_code, w.person_id as helper_id, w.family,
    (row_number() over (partition by w.community_code order by w.n) - 1) / 3 as k,
    (row_number() over (partition by w.community_code order by w.n) - 1) % 3 as rank
  from bench.newcomer w
  where w.role = 'volunteer'
),
wanted as (
  select distinct community_code, k, bench.id(now(), $1::int::text || community_code || k) as case_id from asked
),
posted as (
  insert into cases (
    community_code, case_id, day, seq, state, category_edition, category_code, urgency, text, visibility, reporter_id,
    placed_level, placed_by, street_code, grid_code, building_code, lng, lat, office_code, first_office_code,
    first_owner_id, first_owner_name, owner_id, dispatch, wave, next_wave_at, escalate_at, due_amount, due_unit,
    posted_at, accept_due_at, counted_from, due_at, warn_at
  )
  select w.community_code, w.case_id, current_date, 900000 + $1::int * 100 + w.k, 'new', t.category_edition, 'facility',
    'ordinary', t.text, 'neighbours', t.reporter_id, 'grid', 'building', t.street_code, t.grid_code, t.building_code,
    t.lng, t.lat, w.community_code, w.community_code, t.first_owner_id, t.first_owner_name, t.first_owner_id,
    'offering', 1, now() + interval '1 hour', now() + interval '5 hours', 5, 'work-day', now(),
    now() + interval '2 hours', now(), now() + interval '7 days', now() + interval '5 days'
  from wanted w,
    lateral (select * from cases c where c.community_code = w.community_code and c.posted_at < now() limit 1) t
  returning community_code, case_id
),
offered as (
  insert into case_offer (
    community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until
  )
  select a.community_code, w.case_id, a.helper_id, a.family || '老师', 1, a.rank + 1, 'open',
    '[{"label": "离你", "value": "260 米"}, {"label": "你会", "value": "搬抬"}]', '{}', '第 1 位', now(),
    now() + interval '1 hour'
  from asked a
  join wanted w using (community_code, k)
  returning *
),
tallied as (
  insert into helper_tally as t
  select community_code, helper_id, offer_day(offered_at),
    tally_add('{}', offer_day(offered_at), offer_day(offered_at), 1), array_fill(0, array[30])
  from offered
  on conflict (community_code, helper_id) do update
  set day = excluded.day, offered = tally_add(t.offered, t.day, excluded.day, 1),
    accepted = tally_add(t.accepted, t.day, excluded.day, 0)
)
select a.n, a.community_code as "communityCode", w.case_id as "caseId"
from asked a
join wanted w using (community_code, k)
where a.rank = 0 and (select count(*) from posted) > 0 and (select count(*) from offered) > 0
order by md5(a.n::text)

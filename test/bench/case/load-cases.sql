-- `bench.cases` cases over all houses of the city. Those that are alive are as many as a community can hold (see
-- load-city.ts); all the others are history, evenly back through the days it took to post them. setseed came before.

create table bench.house as
select row_number() over (order by b.code)::int - 1 as i, b.community_code, c.street_code, b.grid_code,
  b.code as building_code, b.lng, b.lat
from building b
join bench.community c using (community_code);
create table bench.resident as
select community_code, person_id, family || '秀英' as name,
  (row_number() over (partition by community_code order by n))::int - 1 as k,
  (count(*) over (partition by community_code))::int as among
from bench.newcomer
where role = 'resident';
create table bench.hand as
select community_code, helper_id, name,
  (row_number() over (partition by community_code order by helper_id))::int - 1 as k,
  (count(*) over (partition by community_code))::int as among
from helper;

create table bench.drawn as
with size as (
  select bench.setting('cases') as cases,
    (bench.setting('open') + bench.setting('waiting')) * (select count(*)::int from bench.community) as alive,
    (select count(*)::int from bench.house) as houses, (select count(*)::int from bench.word) as words,
    (select min(among) from bench.resident) as residents, (select min(among) from bench.hand) as hands
),
n as (
  select n, n > s.cases - s.alive as is_alive,
    (n % (bench.setting('open') + bench.setting('waiting'))) < bench.setting('open') as is_open, s.*,
    floor(random() * houses)::int as house, floor(random() * words)::int as word,
    floor(random() * residents)::int as resident, floor(random() * hands)::int as hand, random() as age,
    random() as fate, random() as helped
  from size s, generate_series(1, s.cases) n
)
select n, is_alive, house, word, resident, hand, fate, helped < 0.45 as has_helper,
  case
    when not is_alive then 'closed'
    when not is_open then 'answered'
    when fate < 0.2 then 'new'
    when fate < 0.9 then 'doing'
    else 'paused'
  end as state,
  -- A resident has 72 hours to answer; open work is up to eight days old, a little of it past its due.
  bench.now() - case
    when not is_alive
      then interval '3 days' + (1 - n::float8 / (cases - alive)) * interval '1 day' * bench.setting('days')
    when is_open then age * interval '8 days'
    else interval '1 day' + age * interval '2 days'
  end as posted_at
from n;

insert into cases (
  community_code, case_id, day, seq, state, outcome, category_edition, category_code, urgency, text, visibility,
  reporter_id, placed_level, placed_by, street_code, grid_code, building_code, lng, lat, office_code, first_office_code,
  first_owner_id, first_owner_name, owner_id, dispatch, wave, helper_id, helper_name, due_amount, due_unit, posted_at,
  accept_due_at, accepted_at, accept_warned_at, counted_from, due_at, warn_at, warned_at, overdue_at, paused_at,
  pause_reason, answer, answered_at, confirm_until, closed_at
)
select h.community_code, bench.id(d.posted_at, 'c' || n), day,
  row_number() over (partition by h.community_code, day order by n), state,
  case
    when state <> 'closed' then null
    when fate < 0.78 then 'solved'
    when fate < 0.95 then 'no-reply'
    else 'withdrawn'
  end,
  w.edition, w.category_code, w.urgency, w.text,
  case when w.is_private or fate > 0.9 then 'private' else 'neighbours' end, r.person_id, 'grid', 'building',
  h.street_code, h.grid_code, h.building_code, h.lng, h.lat,
  case when is_late then h.street_code else h.community_code end, h.community_code, s.person_id, s.display_name,
  s.person_id,
  case when not has_hand then 'with-staff' when state in ('doing', 'paused') then 'taken' else 'finished' end,
  case when has_hand then 1 else 0 end, case when has_hand then p.helper_id end, case when has_hand then p.name end,
  w.due_amount, w.due_unit, d.posted_at, d.posted_at + interval '2 hours',
  case when state <> 'new' then d.posted_at + interval '1 hour' end, d.posted_at + interval '2 hours', d.posted_at,
  due_at, d.posted_at + interval '5 days',
  case when d.posted_at + interval '5 days' < bench.now() then d.posted_at + interval '5 days' end,
  case when is_late then due_at end, case when state = 'paused' then bench.now() - interval '1 hour' end,
  case when state = 'paused' then '配件要从外地调,到货就接着修。' end,
  case when is_done then '已经上门看过,处理好了,请您看看还有没有问题。' end,
  case when is_done then answered_at end, case when is_done then answered_at + interval '72 hours' end,
  case when state = 'closed' then answered_at + interval '9 hours' end
from bench.drawn d
join bench.house h on h.i = d.house
join bench.word w on w.i = d.word
join bench.staff s on s.community_code = h.community_code
join bench.resident r on r.community_code = h.community_code and r.k = d.resident
join bench.hand p on p.community_code = h.community_code and p.k = d.hand,
  lateral (
    select (d.posted_at at time zone 'Asia/Shanghai')::date as day, d.posted_at + interval '7 days' as due_at,
      d.posted_at + interval '20 hours' as answered_at, state in ('answered', 'closed') as is_done,
      has_helper and state <> 'new' as has_hand,
      state in ('new', 'doing') and d.posted_at + interval '7 days' < bench.now() as is_late
  ) x;

-- Ids of other tables may repeat the case's: what counts is that they are ordered by time, as the callers' are.
insert into case_counter select community_code, day, max(seq) from cases group by 1, 2;
insert into case_contact
select community_code, case_id, reporter_id, 'reporter', name, '00012345678'
from cases
join bench.resident r using (community_code)
where r.person_id = reporter_id;
insert into case_event (community_code, case_id, event_id, at, kind, actor_id, actor_role, actor_name, facts)
select community_code, case_id, case_id, posted_at, 'posted', reporter_id, 'resident', '王秀英',
  '{"by": "building", "grid": "第 03 网格", "level": "grid", "office": "昭乌达社区", "forSomeone": false}'
from cases;
insert into case_offer (
  community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until,
  answered_at
)
select c.community_code, c.case_id, p.helper_id, p.name, 1, o, case o when 1 then 'accepted' else 'lost' end,
  '[{"label": "离你", "value": "260 米"}, {"label": "你会", "value": "搬抬"}]',
  '{"distanceMetres": 260, "openTasks": 0, "pAccept": 0.31}', '第 1 位', posted_at, posted_at + interval '8 minutes',
  posted_at + interval '3 minutes'
from cases c
join bench.hand p0 on p0.community_code = c.community_code and p0.helper_id = c.helper_id,
  generate_series(1, 2) o,
  lateral (select * from bench.hand p where p.community_code = c.community_code and p.k = (p0.k + o - 1) % p0.among) p
where c.helper_id is not null;
select tally_again(offer_day(bench.now()));
insert into assignment (community_code, case_id, assignment_id, helper_id, way, since, ended_at, end_reason)
  select community_code, case_id, case_id, helper_id, 'claim', posted_at + interval '3 minutes',
    case when state = 'closed' then closed_at end, case when state = 'closed' then 'closed' end
  from cases where helper_id is not null;
insert into outbox (community_code, outbox_id, kind, to_person, case_id, title, body, at, sent_at, tries)
select community_code, case_id, 'case.posted', owner_id, case_id, '新来一件:公共设施维修', '有居民说了一声,两个工作小时内受理。', posted_at,
  posted_at + interval '5 seconds', 1
from cases;
insert into audit (community_code, audit_id, at, actor_id, actor_role, operation, subject_id, request_id)
select community_code, case_id, posted_at, reporter_id, 'resident', 'post-case', case_id, left(md5(case_id::text), 12)
from cases;
-- Answers of calls are kept for thirty days.
insert into receipt
select reporter_id, case_id, 'post-case', sha256(convert_to(case_id::text, 'UTF8')),
  '{"number": "昭乌达 1123-007", "dueAt": "2026-11-30T09:30:00.000Z"}', posted_at
from cases
where posted_at > bench.now() - interval '30 days';

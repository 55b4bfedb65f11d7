-- Protects: what a call costs must not grow with what was called before. Three places where it did, measured at 10,000 and
-- 1,000,000 cases: the rate limit, a helper's open work, a helper's month of offers.

-- The rate limit was found by an UPDATE, whose plan a connection keeps: made while the table was empty, as after a crash, it
-- reads the whole of it at every call (a third of a post's work after 20,000 residents had called). ON CONFLICT names its
-- index, whatever the planner believes. And who, in which roles, answered before: one statement where there were three.
create or replace function open_call(kind text, subject_key text, token bytea, client uuid, scope text, bucket text, at timestamptz)
returns table (person_id uuid, name text, phone text, roles jsonb, answered jsonb, calls int)
language plpgsql as $$
declare
  who uuid;
  told text;  -- an assignment is evaluated at once; a PERFORM starts the executor, four of them cost a call 35 µs
begin
  if kind = 'token' then
    told := set_config('hongyi.token', encode(token, 'hex'), true);
    select s.person_id into who from session s where s.token_hash = token and s.expires_at > at;
  else
    who := person_by_credential(kind, subject_key);
  end if;
  told := set_config('hongyi.scope', scope, true);
  told := set_config('hongyi.person', coalesce(who::text, ''), true);
  if who is null then return; end if;
  if client is not null then
    -- A retry may overtake its first try. It waits here until that is committed and then finds the answer; without the lock
    -- 16 of 19 commands told the retry "somebody was faster", who was the same person.
    told := pg_advisory_xact_lock(hashtextextended(client::text, 0))::text;
  end if;
  if bucket is not null then
    insert into rate_window as w values (who, bucket, date_trunc('minute', at), 1)
      on conflict on constraint rate_window_pkey do update
        set window_at = excluded.window_at, calls = case when w.window_at = excluded.window_at then w.calls + 1 else 1 end
      returning w.calls into calls;
  end if;
  select p.person_id, p.name, p.phone,
      (select coalesce(jsonb_agg(jsonb_build_object('role', b.role, 'areaCode', b.area_code, 'name', b.display_name)), '[]')
        from role_binding b where b.person_id = who and b.valid_from <= at and (b.until is null or b.until > at)),
      (select jsonb_build_object('operation', r.operation, 'hash', encode(r.body_hash, 'hex'), 'answer', r.answer)
        from receipt r where r.person_id = who and r.client_id = client)
    into person_id, name, phone, roles, answered
    from person p where p.person_id = who and p.state = 'active';
  if found then return next; end if;
end $$;

-- A counter is met one row at a time: there the plain call is cheaper than preparing a subselect (004).
alter policy case_counter_scope on case_counter using (community_code like any (hongyi_scope()));

-- No command reads the audit by subject; whoever looks into it does so rarely and knows community and time, which the key
-- gives (its ids begin with the time). Every write paid for it.
drop index audit_subject;

-- Counters are written over and over, each version on its page while there is room: no index entry for a new version.
alter table case_counter set (fillfactor = 30);
alter table rate_window set (fillfactor = 60);

-- An event and a contact are written by the statement that writes their case, or by one that has just found it, and no case
-- is ever deleted (004 grants nobody that). Their foreign keys asked the server for each row what it knew, and with the check
-- below took 109 of a post's 901 µs. test/crash looks after every kill and race for a row whose case is not there.
alter table case_event drop constraint case_event_community_code_case_id_fkey;
alter table case_contact drop constraint case_contact_community_code_case_id_fkey;
-- A table's check is read from its text anew by every statement, a domain's once a connection.
alter table case_contact drop constraint case_contact_relation_check;
create domain contact_relation as text check (value in ('reporter', 'about'));
alter table case_contact alter column relation type contact_relation;

-- What a helper holds was counted by walking through all they ever held.
create index assignment_hands on assignment (community_code, helper_id) where ended_at is null;

-- Choosing weighs how often a helper was asked and said yes. Counted anew for each wave, that grows with the month behind them.
-- So it is kept: one row a helper, a number for each of thirty local days, today and the 29 before it. An acceptance counts on
-- the day of its question, so that nobody says yes more often than they were asked. Counted in the statement that asks or
-- accepts; who counts holds the helper's one open question (case_offer_one_open), so no two wait for each other's rows.
create table helper_tally (
  community_code text not null,
  helper_id  uuid not null,
  day        date not null,  -- of the last question; [1] below is this day, [2] the day before it
  offered    int[] not null check (cardinality(offered) = 30),
  accepted   int[] not null check (cardinality(accepted) = 30),
  primary key (community_code, helper_id)
) with (fillfactor = 70);  -- room to stay on the page
alter table helper_tally enable row level security;
alter table helper_tally force row level security;
create policy helper_tally_scope on helper_tally using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()));
grant select, insert, update on helper_tally to hongyi_app;

create function offer_day(offered_at timestamptz) returns date language sql immutable parallel safe as
  $$ select (offered_at at time zone 'Asia/Shanghai')::date $$;

-- Thirty counts that begin with `counted`, moved on if `day` is later, and `n` more on `day`; a day before them is forgotten.
create function tally_add(counts int[], counted date, day date, n int) returns int[] language sql immutable parallel safe as $$
  select array_agg(coalesce(counts[i - greatest(day - counted, 0)], 0) + case when i = greatest(counted - day, 0) + 1 then n else 0 end order by i)
  from generate_series(1, 30) i
$$;

-- For offers that were there before, or that were loaded and not made: counts all of them again.
create function tally_again(today date) returns void language sql as $$
  with counted as (
    select community_code, helper_id, today - offer_day(offered_at) + 1 as i, count(*)::int as offered, (count(*) filter (where state = 'accepted'))::int as accepted
    from case_offer where offer_day(offered_at) between today - 29 and today group by 1, 2, 3
  )
  insert into helper_tally
  select h.community_code, h.helper_id, today, array_agg(coalesce(c.offered, 0) order by i), array_agg(coalesce(c.accepted, 0) order by i)
  from (select distinct community_code, helper_id from counted) h cross join generate_series(1, 30) i left join counted c using (community_code, helper_id, i)
  group by 1, 2
  on conflict (community_code, helper_id) do update set day = excluded.day, offered = excluded.offered, accepted = excluded.accepted
$$;
select set_config('hongyi.scope', '%', true);
select tally_again(offer_day(now()));
select set_config('hongyi.scope', '', true);

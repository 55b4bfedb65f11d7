-- Protects: no meal is promised twice and none is lost. A reservation and its portion come in one statement: the trigger takes
-- the portion from the sitting's own row, under that row's lock, or the reservation is not written. An elders' portion is
-- taken only for somebody whose age was seen. A code opens one meal of one canteen on one day, once.

create table canteen (
  community_code text not null references division (code),
  canteen_id     uuid not null,
  name           text not null,
  address        text not null,
  lng double precision not null, lat double precision not null,
  phone          text,
  state          text not null default 'open' check (state in ('open', 'closed')),
  policy_edition int not null,
  created_at     timestamptz not null,
  primary key (community_code, canteen_id)
);

create table canteen_clerk (
  community_code text not null,
  canteen_id     uuid not null,
  person_id      uuid not null,
  since          timestamptz not null,
  until          timestamptz,
  primary key (community_code, canteen_id, person_id),
  foreign key (community_code, canteen_id) references canteen (community_code, canteen_id)
);
create index canteen_clerk_person on canteen_clerk (person_id);

-- Rules and prices have editions: a menu keeps the edition it was announced under.
create table canteen_policy (
  community_code text not null,
  canteen_id     uuid not null,
  edition        int not null,
  lunch          jsonb,  -- {cutOffAt, servesFrom, servesUntil, releaseEldersAt}: minutes after local midnight
  dinner         jsonb,
  hold_minutes   int not null check (hold_minutes > 0),
  no_show_rule   text not null check (no_show_rule in ('none', 'pay-first', 'pause')),
  no_shows_max   int not null check (no_shows_max > 0),
  no_show_days   int not null check (no_show_days > 0),
  pause_days     int not null check (pause_days > 0),
  pay_minutes    int not null check (pay_minutes > 0),
  saved_at       timestamptz not null,
  primary key (community_code, canteen_id, edition),
  foreign key (community_code, canteen_id) references canteen (community_code, canteen_id)
);

create table canteen_tier (
  community_code text not null,
  canteen_id     uuid not null,
  edition        int not null,
  code           text not null,
  sort           int not null,
  name           text not null,
  audience       text not null check (audience in ('anybody', 'rider', 'age')),
  age_from       int,
  percent        int not null check (percent between 0 and 100),
  free_per_day   int not null default 0,
  sitting        text check (sitting in ('lunch', 'dinner')),
  from_minute    int,
  until_minute   int,
  subsidy_source text not null default '',
  primary key (community_code, canteen_id, edition, code),
  foreign key (community_code, canteen_id, edition) references canteen_policy (community_code, canteen_id, edition),
  check ((audience = 'age') = (age_from is not null)),
  check ((from_minute is null) = (until_minute is null) and (from_minute is null or sitting is not null))
);

-- What is cooked. Apart from the counters: they are rewritten with every portion, and a narrow row is cheaper to rewrite.
create table meal_menu (
  community_code text not null,
  sitting_id     uuid not null,
  dishes         jsonb not null,
  full_price_fen int not null check (full_price_fen >= 0),
  policy_edition int not null,
  saved_at       timestamptz not null,
  version        int not null default 1,
  primary key (community_code, sitting_id)
);

create table meal_sitting (
  community_code text not null,
  sitting_id     uuid not null,
  canteen_id     uuid not null,
  day            date not null,
  sitting        text not null check (sitting in ('lunch', 'dinner')),
  state          text not null default 'open' check (state in ('open', 'over', 'closed')),
  cut_off_at     timestamptz not null,
  serves_from    timestamptz not null,
  serves_until   timestamptz not null,
  release_elders_at  timestamptz,
  elders_released_at timestamptz,
  hold_minutes   int not null,
  reminded_at    timestamptz,
  portions       int not null check (portions > 0),
  elder_portions int not null check (elder_portions between 0 and portions),
  general_left   int not null,
  elder_left     int not null,
  line_last      int not null default 0,  -- the number that was last given out in the line
  primary key (community_code, sitting_id),
  foreign key (community_code, canteen_id) references canteen (community_code, canteen_id),
  constraint meal_sitting_left check (general_left >= 0 and elder_left >= 0 and general_left + elder_left <= portions),
  check (cut_off_at <= serves_until and serves_from < serves_until)
) with (fillfactor = 50);  -- a portion's update stays on the page
create unique index meal_sitting_day on meal_sitting (community_code, canteen_id, day, sitting);
create index meal_sitting_on on meal_sitting (day, community_code);
-- The timer's work lists.
create index meal_sitting_live on meal_sitting (serves_until) where state = 'open';
create index meal_sitting_unclosed on meal_sitting (serves_until) where state = 'over';

create table meal_reservation (
  community_code text not null,
  reservation_id uuid not null,
  sitting_id     uuid not null,
  canteen_id     uuid not null,
  day            date not null,
  sitting        text not null check (sitting in ('lunch', 'dinner')),
  person_id      uuid,  -- a walk-in has no name and no account
  by_id          uuid,  -- whoever reserved, for themselves or for whom they may speak
  person_name    text not null,
  walk_in        boolean not null default false,
  state          text not null check (state in ('waiting', 'reserved', 'redeemed', 'cancelled', 'released')),
  pool           text not null check (pool in ('general', 'elder')),
  tier_code      text not null,
  tier_name      text not null,
  price_fen      int not null,
  full_price_fen int not null,
  free_meal      boolean not null default false,
  subsidy_source text not null,
  check_age      int,  -- nobody has seen a document for this age yet: the till looks
  code           text check (code ~ '^[0-9]{6}$'),
  line_no        int,
  pick_up_from   timestamptz not null,
  pick_up_until  timestamptz not null,
  hold_until     timestamptz not null,
  hold_minutes   int not null,
  pay_minutes    int,  -- pay-first: so long a portion waits for the money
  pay_by         timestamptz,
  paid_at        timestamptz,
  reserved_at    timestamptz not null,
  filled_at      timestamptz,  -- when the line reached it
  redeemed_at    timestamptz,
  redeemed_by    uuid,
  ended_at       timestamptz,
  end_reason     text check (end_reason in ('cancelled', 'no-show', 'unpaid', 'line-over')),
  no_show        boolean not null default false,
  primary key (community_code, reservation_id),
  foreign key (community_code, sitting_id) references meal_sitting (community_code, sitting_id),
  check (walk_in or (person_id is not null and by_id is not null)),
  check ((state in ('reserved', 'redeemed') and not walk_in) <= (code is not null)),
  check ((state = 'redeemed') = (redeemed_at is not null))
);
-- One meal a person and sitting in a community; one code a canteen and day; one free meal a day.
create unique index meal_once on meal_reservation (community_code, person_id, day, sitting) where person_id is not null and state in ('waiting', 'reserved', 'redeemed');
create unique index meal_code on meal_reservation (community_code, canteen_id, day, code) where code is not null;
create unique index meal_free_once on meal_reservation (community_code, person_id, day) where free_meal and state in ('waiting', 'reserved', 'redeemed');
create index meal_reservation_sitting on meal_reservation (community_code, sitting_id, state);
create index meal_reservation_line on meal_reservation (community_code, sitting_id, line_no) where state = 'waiting';
create index meal_reservation_person on meal_reservation (person_id, day desc) where person_id is not null;
create index meal_reservation_by on meal_reservation (by_id, day desc) where by_id <> person_id;
create index meal_no_show on meal_reservation (community_code, canteen_id, person_id, ended_at) where no_show;
create index meal_hold on meal_reservation (hold_until) where state = 'reserved';
create index meal_pay on meal_reservation (pay_by) where state = 'reserved' and pay_by is not null and paid_at is null;

-- The line itself names nobody, so that everybody may count it: how many wait, and how many stand before me.
create table meal_line (
  community_code text not null,
  sitting_id     uuid not null,
  line_no        int not null,
  primary key (community_code, sitting_id, line_no),
  foreign key (community_code, sitting_id) references meal_sitting (community_code, sitting_id)
);

-- Somebody at a till or a desk has seen a document: the band is kept, not the birthday and not the document.
create table age_seen (
  community_code text not null,
  person_id      uuid not null,
  age_from       int not null,
  seen_by        uuid not null,
  seen_at        timestamptz not null,
  primary key (community_code, person_id)
);

create table canteen_sheet (
  community_code text not null,
  canteen_id     uuid not null,
  day            date not null,
  sheet          jsonb not null,
  closed_by      uuid,
  closed_at      timestamptz not null,
  primary key (community_code, canteen_id, day),
  foreign key (community_code, canteen_id) references canteen (community_code, canteen_id)
);

-- A reservation takes its portion as it is written, at the end of its call: the row that everybody wants is held from here to
-- the commit and not for a round trip more. Whoever asks for more than there is meets the name below and looks again.
-- On Citus both tables lie on one shard; the trigger there needs citus.enable_unsafe_triggers.
create function meal_take() returns trigger language plpgsql as $$
declare
  s meal_sitting%rowtype;
begin
  select * into s from meal_sitting where community_code = new.community_code and sitting_id = new.sitting_id for no key update;
  if s.state is distinct from 'open' or (not new.walk_in and s.cut_off_at <= new.reserved_at) then
    raise exception 'the sitting takes no more' using errcode = 'unique_violation', constraint = 'meal_portion';
  end if;
  if new.state = 'waiting' then
    -- Nobody stands in line before a full counter: what is left goes to whoever asks.
    if s.general_left > 0 or (new.pool = 'elder' and s.elder_left > 0) then
      raise exception 'there is a portion left' using errcode = 'unique_violation', constraint = 'meal_portion';
    end if;
    update meal_sitting set line_last = line_last + 1 where community_code = new.community_code and sitting_id = new.sitting_id returning line_last into new.line_no;
    insert into meal_line values (new.community_code, new.sitting_id, new.line_no);
  elsif new.pool = 'elder' and s.elder_left > 0 then
    update meal_sitting set elder_left = elder_left - 1 where community_code = new.community_code and sitting_id = new.sitting_id;
  elsif s.general_left > 0 then
    new.pool := 'general';
    update meal_sitting set general_left = general_left - 1 where community_code = new.community_code and sitting_id = new.sitting_id;
  else
    raise exception 'no portion is left' using errcode = 'unique_violation', constraint = 'meal_portion';
  end if;
  return new;
end $$;
create trigger meal_take before insert on meal_reservation for each row
  when (new.state in ('waiting', 'reserved', 'redeemed')) execute function meal_take();

create function meal_leave_line() returns trigger language plpgsql as $$
begin
  delete from meal_line where community_code = old.community_code and sitting_id = old.sitting_id and line_no = old.line_no;
  return null;
end $$;
create trigger meal_leave_line after update of state on meal_reservation for each row
  when (old.state = 'waiting' and new.state <> 'waiting') execute function meal_leave_line();

do $$
declare t text;
begin
  foreach t in array array['canteen', 'canteen_clerk', 'canteen_policy', 'canteen_tier', 'meal_menu', 'meal_sitting', 'meal_reservation', 'meal_line', 'age_seen', 'canteen_sheet'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()))', t || '_scope', t);
    execute format('grant select, insert, update on %I to hongyi_app', t);
  end loop;
  -- What hangs on the canteen's door: nobody is named in it.
  foreach t in array array['canteen', 'canteen_policy', 'canteen_tier', 'meal_menu', 'meal_sitting', 'meal_line'] loop
    execute format('create policy %I on %I for select using (true)', t || '_public', t);
  end loop;
end $$;
create policy meal_reservation_own on meal_reservation for select using (person_id = (select hongyi_person()) or by_id = (select hongyi_person()));
create policy canteen_clerk_own on canteen_clerk for select using (person_id = (select hongyi_person()));
create policy age_seen_own on age_seen for select using (person_id = (select hongyi_person()));
grant delete on meal_line to hongyi_app;
-- Who serves is appointed, not written by a command; an edition and a sheet are never changed.
revoke insert, update on canteen_clerk from hongyi_app;
revoke update on canteen_policy, canteen_tier, canteen_sheet from hongyi_app;

-- Protects: whoever registers gives what is used and gets it erased when they leave; one open application and one running
-- appointment a person and community; at most one holder a post under any race; nobody makes staff of anybody.

-- What somebody said of themselves when they registered (报到备案). No order data, no track, no number of an identity card:
-- there is no column for them. After leaving, the words and habits are emptied; that it was decided, when and by whom stays.
create table application (
  community_code text not null,
  application_id uuid not null,
  person_id      uuid not null,
  kind           text not null check (kind in ('part-timer', 'volunteer')),
  name           text not null,
  phone          text,
  platform       text,
  party_member   boolean not null default false,
  grid_codes     text[] not null default '{}',
  windows        jsonb not null default '[]',
  skills         text[] not null default '{}',
  max_open_tasks int not null check (max_open_tasks between 1 and 5),
  words          text not null default '',
  consent_edition int not null,
  consented_at   timestamptz not null,
  state          text not null check (state in ('submitted', 'asked', 'approved', 'refused', 'appealed', 'withdrawn')),
  submitted_at   timestamptz not null,
  due_at         timestamptz,  -- by when somebody answers; null while nobody owes one
  late_at        timestamptz,
  times_asked    int not null default 0,
  missing        text[] not null default '{}',
  decided_at     timestamptz,
  decided_by     uuid,
  refused_by     uuid,  -- who said no first: the appeal goes to another person
  refuse_reason  text,
  appealed_at    timestamptz,
  appeal_reason  text,
  appointment_id uuid,
  erased_at      timestamptz,
  version        int not null default 1,
  primary key (community_code, application_id),
  check ((state in ('submitted', 'appealed')) = (due_at is not null))
);
create unique index application_open on application (community_code, person_id) where state in ('submitted', 'asked', 'appealed');
create index application_person on application (person_id, submitted_at desc);
create index application_list on application (community_code, submitted_at);
create index application_late on application (due_at) where due_at is not null and late_at is null;

create table appointment_counter (
  community_code text not null,
  year int not null,
  last int not null,
  primary key (community_code, year)
);

create table appointment (
  community_code text not null,
  appointment_id uuid not null,
  application_id uuid not null,
  person_id      uuid not null,
  kind           text not null check (kind in ('part-timer', 'volunteer')),
  name           text not null,  -- on the letter
  working_name   text not null,
  party_member   boolean not null default false,
  year           int not null,
  seq            int not null,
  grid_codes     text[] not null default '{}',
  from_day       date not null,
  until_day      date not null check (until_day >= from_day),
  ends_at        timestamptz not null,  -- the midnight after until_day
  state          text not null check (state in ('active', 'paused', 'left', 'lapsed', 'ended')),
  paused_until   timestamptz,  -- null while paused: until they say so
  appointed_by   uuid not null,
  appointed_name text not null,
  appointed_at   timestamptz not null,
  warned_at      timestamptz,
  ended_at       timestamptz,
  end_reason     text,
  version        int not null default 1,
  primary key (community_code, appointment_id),
  unique (community_code, year, seq),
  check ((state in ('left', 'lapsed', 'ended')) = (ended_at is not null))
);
create unique index appointment_running on appointment (community_code, person_id) where state in ('active', 'paused');
create index appointment_person on appointment (person_id, appointed_at desc);
create index appointment_ends on appointment (ends_at) where state in ('active', 'paused');
create index appointment_resumes on appointment (paused_until) where state = 'paused' and paused_until is not null;

-- Consent is a ledger: what was agreed to, when, and when it was taken back. Never rewritten.
create table consent_entry (
  community_code text not null,
  consent_id  uuid not null,
  person_id   uuid not null,
  purpose     text not null,
  edition     int not null,
  given       boolean not null,
  at          timestamptz not null,
  primary key (community_code, consent_id)
);
create index consent_entry_person on consent_entry (person_id, at);

-- 楼栋长, 单元长. Who asks for a post, and who held it from when to when.
create table post_candidacy (
  community_code text not null,
  candidacy_id uuid not null,
  post_code    text not null check (post_code ~ '^G[0-9]{15}-B[0-9]{3}(-U[0-9]{1,2})?$'),
  person_id    uuid not null,
  name         text not null,
  words        text not null default '',
  state        text not null check (state in ('open', 'appointed', 'refused', 'withdrawn')),
  at           timestamptz not null,
  decided_at   timestamptz,
  decided_by   uuid,
  reason       text,
  primary key (community_code, candidacy_id)
);
create unique index post_candidacy_open on post_candidacy (community_code, post_code, person_id) where state = 'open';

create table post_holding (
  community_code text not null,
  holding_id   uuid not null,
  post_code    text not null check (post_code ~ '^G[0-9]{15}-B[0-9]{3}(-U[0-9]{1,2})?$'),
  person_id    uuid not null,
  name         text not null,
  since        timestamptz not null,
  appointed_by uuid not null,
  ended_at     timestamptz,
  end_reason   text,
  note         text not null default '',
  primary key (community_code, holding_id)
);
create unique index post_held on post_holding (community_code, post_code) where ended_at is null;
create index post_holding_person on post_holding (person_id) where ended_at is null;

-- What happened to an application or an appointment: both have one line of events, the application's.
create table gridwork_event (
  community_code text not null,
  application_id uuid not null,
  event_id   uuid not null,
  at         timestamptz not null,
  kind       text not null,
  actor_id   uuid,
  actor_name text not null,
  detail     text not null default '',
  primary key (community_code, application_id, event_id),
  foreign key (community_code, application_id) references application (community_code, application_id)
);

do $$
declare t text;
begin
  foreach t in array array['application', 'appointment_counter', 'appointment', 'consent_entry', 'post_candidacy', 'post_holding', 'gridwork_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()))', t || '_scope', t);
  end loop;
  -- A person finds what is theirs in every community.
  foreach t in array array['application', 'appointment', 'consent_entry', 'post_candidacy', 'post_holding'] loop
    execute format('create policy %I on %I for select using (person_id = (select hongyi_person()))', t || '_own', t);
  end loop;
end $$;

grant select, insert, update on application, appointment_counter, appointment, consent_entry, post_candidacy, post_holding, gridwork_event to hongyi_app;
revoke update on consent_entry, gridwork_event from hongyi_app;

-- role_binding is closed to the app (004). This door is as narrow as the need: it writes the two roles of helpers, in one
-- community, for somebody else, and only for whoever is staff of that community or above it at that instant.
create function appoint_helper(who uuid, role text, area text, working_name text, since timestamptz, until timestamptz, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  staff uuid := hongyi_person();
begin
  if appoint_helper.role not in ('part-timer', 'volunteer') or appoint_helper.area !~ '^[0-9]{12}$' or staff is null or staff = who then return false; end if;
  perform 1 from public.role_binding b where b.person_id = staff and b.role in ('community-staff', 'street-staff')
    and left(appoint_helper.area, length(b.area_code)) = b.area_code and length(b.area_code) >= 9
    and b.valid_from <= appoint_helper.at and (b.until is null or b.until > appoint_helper.at);
  if not found then return false; end if;
  insert into public.role_binding as b (person_id, role, area_code, display_name, granted_by, valid_from, until)
    values (who, appoint_helper.role, appoint_helper.area, working_name, staff, since, appoint_helper.until)
    on conflict on constraint role_binding_pkey do update
      set display_name = excluded.display_name, granted_by = excluded.granted_by, valid_from = least(b.valid_from, excluded.valid_from), until = excluded.until;
  return true;
end $$;

-- The end of the same bindings: by the person, by staff of the community, or by the timer, which acts for nobody and has
-- that community, alone or among others, in its scope.
create function dismiss_helper(who uuid, area text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  caller uuid := hongyi_person();
begin
  if dismiss_helper.area !~ '^[0-9]{12}$' then return false; end if;
  if caller is null then
    if not (dismiss_helper.area = any (coalesce(hongyi_scope(), '{}'))) then return false; end if;
  elsif caller <> who then
    perform 1 from public.role_binding b where b.person_id = caller and b.role in ('community-staff', 'street-staff')
      and left(dismiss_helper.area, length(b.area_code)) = b.area_code and length(b.area_code) >= 9
      and b.valid_from <= dismiss_helper.at and (b.until is null or b.until > dismiss_helper.at);
    if not found then return false; end if;
  end if;
  update public.role_binding b set until = dismiss_helper.at
    where b.person_id = who and b.area_code = dismiss_helper.area and b.role in ('part-timer', 'volunteer') and (b.until is null or b.until > dismiss_helper.at);
  return true;
end $$;
revoke all on function appoint_helper(uuid, text, text, text, timestamptz, timestamptz, timestamptz), dismiss_helper(uuid, text, timestamptz) from public;
grant execute on function appoint_helper(uuid, text, text, text, timestamptz, timestamptz, timestamptz), dismiss_helper(uuid, text, timestamptz) to hongyi_app;

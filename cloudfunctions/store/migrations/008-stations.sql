-- Protects: the truth about a station. One row says what every phone shows; it changes only together with its version, and
-- versions are given out in the order of commits, so that a phone's cursor never passes a row that commits late.
-- Nobody's position is here: a station has a pin, the person who looks for one has none.

-- One row, held until the commit by whoever changes a station: the order of versions is the order of commits. A sequence is
-- faster and wrong: measured with two open transactions, the later number commits first and the earlier row is never sent.
create table station_clock (only_row boolean primary key default true check (only_row), version bigint not null);
insert into station_clock values (true, 0);

create table station (
  community_code text not null references division (code),
  station_id     uuid not null,
  code           text not null check (code ~ '^[2-9A-HJKMNP-Z]{6}$'),
  state          text not null check (state in ('offered', 'active', 'declined', 'removed')),
  name           text not null,
  kind           text not null,
  lng double precision not null, lat double precision not null,
  address        text not null,
  how_to_get_in  text not null default '',
  hours          text not null,  -- the stored form of kernel/station/hours
  exceptions     jsonb not null default '[]',  -- [{day, spans: [{open, close}], reason}], local days and minutes
  facilities     jsonb not null default '{}',  -- code → {state, seenAt, by}
  closed_by      text check (closed_by in ('staff', 'reports')),
  closed_reason  text,
  closed_since   timestamptz,
  closed_until   timestamptz,
  warned_people  int not null default 0,
  warned_since   timestamptz,
  warned_at      timestamptz,
  confirmed_at   timestamptz,
  photos         int not null default 0,
  keeper_id      uuid,
  keeper_name    text,
  offered_by     uuid,
  offered_name   text,
  offered_phone  text,
  created_at     timestamptz not null,
  decided_at     timestamptz,
  decided_reason text,
  edition        int not null default 1,  -- of its description: an edit meets an edit, never a report
  version        bigint not null,
  primary key (community_code, station_id),
  check ((closed_by is not null) = (closed_since is not null)),
  check ((warned_people > 0) = (warned_at is not null))
);
create index station_sync on station (version) where state in ('active', 'removed');
create index station_keeper on station (keeper_id) where keeper_id is not null;
create index station_offerer on station (offered_by) where offered_by is not null;

-- What a poster says is never said of another station: codes are only added.
create table station_code (code text primary key, community_code text not null, station_id uuid not null);

-- By when somebody looks after it (product.md, numbers to use as defaults). The most exact line holds.
create table station_due (
  edition    int not null,
  what       text not null check (what in ('door-locked', 'broken', 'danger')),
  facility   text not null default '',
  due_amount int not null check (due_amount > 0),
  due_unit   text not null check (due_unit in ('clock-hour', 'work-hour', 'work-day')),
  primary key (edition, what, facility)
);
insert into station_due values
  (1, 'danger', '', 2, 'clock-hour'), (1, 'door-locked', '', 2, 'work-hour'), (1, 'broken', '', 5, 'work-day'),
  (1, 'broken', 'water', 24, 'clock-hour'), (1, 'broken', 'charging', 24, 'clock-hour'), (1, 'broken', 'heating', 24, 'clock-hour'), (1, 'broken', 'aed', 24, 'clock-hour');

create table station_fault (
  community_code text not null,
  fault_id    uuid not null,
  station_id  uuid not null,
  what        text not null check (what in ('door-locked', 'broken', 'danger')),
  facility    text not null default '',
  state       text not null check (state in ('open', 'fixed', 'refuted')),
  people      int not null,
  weight      double precision not null,
  opened_at   timestamptz not null,
  last_at     timestamptz not null,
  office_code text not null,
  due_at      timestamptz not null,
  due_provisional boolean not null,
  warn_at     timestamptz not null,
  warned_at   timestamptz,
  overdue_at  timestamptz,
  ended_at    timestamptz,
  ended_by    uuid,
  ended_name  text,
  note        text,
  primary key (community_code, fault_id),
  foreign key (community_code, station_id) references station (community_code, station_id),
  check ((state = 'open') = (ended_at is null))
);
-- Ten riders before one locked door are one task.
create unique index station_fault_open on station_fault (community_code, station_id, what, facility) where state = 'open';
create index station_fault_desk on station_fault (office_code, due_at) where state = 'open';
create index station_fault_warn on station_fault (warn_at) where state = 'open' and warned_at is null;
create index station_fault_overdue on station_fault (due_at) where state = 'open' and overdue_at is null;
create index station_fault_done on station_fault (community_code, ended_at desc) where state <> 'open';

-- Who said what. The person is forgotten after 180 days; what was said stays.
create table station_report (
  community_code text not null,
  report_id   uuid not null,
  station_id  uuid not null,
  fault_id    uuid,
  person_id   uuid,
  what        text not null,
  facilities  text[] not null default '{}',
  text        text not null default '',
  weight      double precision not null,
  at          timestamptz not null,  -- when it was seen
  said_at     timestamptz not null,  -- when it arrived
  outcome     text check (outcome in ('confirmed', 'refuted')),
  primary key (community_code, report_id),
  foreign key (community_code, station_id) references station (community_code, station_id)
);
create index station_report_station on station_report (community_code, station_id, said_at desc);
create index station_report_person on station_report (person_id, said_at desc) where person_id is not null;
create index station_report_fault on station_report (community_code, fault_id) where fault_id is not null;

create table station_photo (
  community_code text not null,
  station_id  uuid not null,
  upload_id   uuid not null,
  fault_id    uuid,  -- null: of the station itself
  kind        text not null check (kind in ('post', 'evidence', 'after')),
  blob_key    text not null,
  thumb_key   text,
  width       int,
  height      int,
  at          timestamptz not null,
  primary key (community_code, station_id, upload_id),
  foreign key (community_code, station_id) references station (community_code, station_id)
);

-- How many came in on a day. A number and nothing else.
create table station_visit (
  community_code text not null,
  station_id  uuid not null,
  day         date not null,
  visits      int not null,
  primary key (community_code, station_id, day)
);

alter table outbox add column subject_kind text, add column subject_id uuid;
alter table notice add column subject_kind text, add column subject_id uuid;
alter table upload drop constraint upload_kind_check, add constraint upload_kind_check check (kind in ('photo', 'voice', 'sheet'));

do $$
declare t text;
begin
  foreach t in array array['station', 'station_fault', 'station_report', 'station_photo', 'station_visit', 'station_code'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()))', t || '_scope', t);
    execute format('grant select, insert, update on %I to hongyi_app', t);
  end loop;
end $$;
revoke update on station_code from hongyi_app;
-- The public registry, for everybody, also signed out. What is only offered is between the offerer and the office.
create policy station_public on station for select using (state in ('active', 'removed'));
create policy station_own on station for select using (keeper_id = (select hongyi_person()) or offered_by = (select hongyi_person()));
create policy station_code_public on station_code for select using (exists (select 1 from station s where s.community_code = station_code.community_code and s.station_id = station_code.station_id and s.state = 'active'));
create policy station_report_own on station_report for select using (person_id = (select hongyi_person()));
grant select, update on station_clock to hongyi_app;
grant select on station_due to hongyi_app;

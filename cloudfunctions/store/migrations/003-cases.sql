-- Protects: one community, one tenant: community_code is first in every key, so that a command touches one community and
-- Citus can place it. Two helpers can never hold one case: a conditional update says it, assignment_held says it again.

create table case_counter (
  community_code text not null,
  day  date not null,
  last int not null,
  primary key (community_code, day)
);

create table cases (
  community_code text not null,
  case_id        uuid not null,
  day            date not null,
  seq            int not null,  -- the human number is day and seq: 1123-007
  state          text not null check (state in ('new', 'doing', 'paused', 'answered', 'closed')),
  outcome        text check (outcome in ('solved', 'no-reply', 'withdrawn')),
  category_edition int not null,
  category_code  text not null,
  urgency        text not null,
  text           text not null,
  visibility     text not null check (visibility in ('neighbours', 'private')),
  channel        text not null default 'mini-program',
  reporter_id    uuid not null,
  for_person_id  uuid,
  -- where
  placed_level   text not null check (placed_level in ('grid', 'community', 'street')),
  placed_by      text not null,
  street_code    text not null,
  grid_code      text,
  building_code  text,
  address        text not null default '',
  lng double precision, lat double precision,
  -- who answers: the office moves by transfer and by climbing, the first owner stays answerable
  office_code    text not null,
  first_office_code text not null,
  first_owner_id uuid,
  first_owner_name text not null,
  owner_id       uuid,
  transfers      int not null default 0,
  reopens        int not null default 0,
  times_asked_missing int not null default 0,
  missing        text[] not null default '{}',
  -- who helps
  dispatch       text not null check (dispatch in ('waiting', 'offering', 'taken', 'with-staff', 'finished')),
  wave           int not null default 0,
  next_wave_at   timestamptz,
  escalate_at    timestamptz,
  helper_id      uuid,
  helper_name    text,
  -- by when; counted_from and the ended pauses carry it; a reopen counts anew
  due_amount     int not null,
  due_unit       text not null,
  posted_at      timestamptz not null,
  accept_due_at  timestamptz not null,
  accepted_at    timestamptz,
  accept_warned_at timestamptz,
  counted_from   timestamptz not null,
  pauses         jsonb not null default '[]',
  due_at         timestamptz not null,
  due_provisional boolean not null default false,
  warn_at        timestamptz not null,
  warned_at      timestamptz,
  overdue_at     timestamptz,
  paused_at      timestamptz,
  pause_reason   text,
  answer         text,
  answered_at    timestamptz,
  confirm_until  timestamptz,
  closed_at      timestamptz,
  version        int not null default 1,
  primary key (community_code, case_id),
  unique (community_code, day, seq),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'paused') = (paused_at is not null)),
  check ((helper_id is not null) = (dispatch in ('taken', 'finished')) )
);
-- The staff inbox: open work of one office by time left. Partial, so that history costs nothing.
create index cases_inbox on cases (office_code, due_at, case_id) where state in ('new', 'doing', 'paused');
create index cases_waiting on cases (office_code, confirm_until) where state = 'answered';
create index cases_reporter on cases (reporter_id, posted_at desc);
create index cases_for_person on cases (for_person_id, posted_at desc) where for_person_id is not null;
create index cases_helper on cases (helper_id) where helper_id is not null and state <> 'closed';
create index cases_nearby on cases (community_code, posted_at desc) where visibility = 'neighbours' and state <> 'closed';
-- The timer's work lists: each holds only what is still to happen.
create index cases_wave on cases (next_wave_at) where next_wave_at is not null;
create index cases_warn on cases (warn_at) where warned_at is null and state in ('new', 'doing');
create index cases_overdue on cases (due_at) where overdue_at is null and state in ('new', 'doing');
create index cases_unaccepted on cases (accept_due_at) where accept_warned_at is null and state = 'new';
create index cases_confirm on cases (confirm_until) where state = 'answered';

-- Name and number as given for this case. Masked by role when read; erased with the person.
create table case_contact (
  community_code text not null,
  case_id    uuid not null,
  person_id  uuid not null,
  relation   text not null check (relation in ('reporter', 'about')),
  name       text not null,
  phone      text,
  primary key (community_code, case_id, person_id),
  foreign key (community_code, case_id) references cases (community_code, case_id)
);
-- A person's rows here are found through their cases: an index of its own by person cost 4 % of posting.

create table case_event (
  community_code text not null,
  case_id    uuid not null,
  event_id   uuid not null,
  at         timestamptz not null,
  kind       text not null,
  actor_id   uuid,
  actor_role text not null,
  actor_name text not null,
  office_code text,
  facts      jsonb not null default '{}',
  primary key (community_code, case_id, event_id),
  foreign key (community_code, case_id) references cases (community_code, case_id)
);

create table case_photo (
  community_code text not null,
  case_id    uuid not null,
  upload_id  uuid not null,
  kind       text not null check (kind in ('post', 'before', 'after', 'evidence', 'answer', 'voice')),
  blob_key   text not null,
  thumb_key  text,
  width      int,
  height     int,
  event_id   uuid,
  at         timestamptz not null,
  primary key (community_code, case_id, upload_id),
  foreign key (community_code, case_id) references cases (community_code, case_id)
);

-- Who looked: one row a viewer, counted. The resident sees it.
create table case_view (
  community_code text not null,
  case_id     uuid not null,
  viewer_id   uuid not null,
  viewer_role text not null,
  viewer_name text not null,
  office_code text,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  times       int not null default 1,
  primary key (community_code, case_id, viewer_id)
);

create table case_verdict (
  community_code text not null,
  case_id    uuid not null,
  round      int not null,
  contacted  boolean not null,
  solved     boolean not null,
  satisfied  boolean not null,
  text       text not null default '',
  at         timestamptz not null,
  primary key (community_code, case_id, round)
);

create table case_rating (
  community_code text not null,
  case_id    uuid not null,
  side       text not null check (side in ('resident', 'helper')),
  by_id      uuid not null,
  about_id   uuid not null,
  stars      int not null check (stars between 1 and 5),
  text       text not null default '',
  at         timestamptz not null,
  shown_from timestamptz not null,  -- at + 72 h, or the instant both were in
  primary key (community_code, case_id, side)
);

create table case_offer (
  community_code text not null,
  case_id    uuid not null,
  helper_id  uuid not null,
  helper_name text not null,
  wave       int not null,
  rank       int not null,
  state      text not null check (state in ('open', 'accepted', 'refused', 'expired', 'lost', 'withdrawn')),
  reasons    jsonb not null,
  terms      jsonb not null,
  staff_line text not null,
  offered_at timestamptz not null,
  until      timestamptz not null,
  answered_at timestamptz,
  refusal_reason text,
  primary key (community_code, case_id, helper_id),
  foreign key (community_code, case_id) references cases (community_code, case_id)
);
create index case_offer_helper on case_offer (helper_id, offered_at desc);
create index case_offer_open on case_offer (until) where state = 'open';
-- At most one question at a time to one helper.
create unique index case_offer_one_open on case_offer (community_code, helper_id) where state = 'open';

create table assignment (
  community_code text not null,
  case_id    uuid not null,
  assignment_id uuid not null,
  helper_id  uuid not null,
  way        text not null check (way in ('claim', 'assign')),
  since      timestamptz not null,
  ended_at   timestamptz,
  end_reason text,
  primary key (community_code, case_id, assignment_id),
  foreign key (community_code, case_id) references cases (community_code, case_id)
);
create unique index assignment_held on assignment (community_code, case_id) where ended_at is null;
create index assignment_helper on assignment (community_code, helper_id, since);

create table helper (
  community_code text not null,
  helper_id  uuid not null,
  kind       text not null check (kind in ('grid-worker', 'part-timer', 'volunteer')),
  name       text not null,
  phone      text,
  grid_codes text[] not null default '{}',
  skills     text[] not null default '{}',
  lng double precision, lat double precision,  -- the usual place the helper named; never a track
  windows    jsonb not null default '[]',
  max_open_tasks int not null default 3,
  vetted     boolean not null default false,
  paused_until timestamptz,
  consented_at timestamptz,
  until      timestamptz,
  primary key (community_code, helper_id)
);
create index helper_person on helper (helper_id);

create table outbox (
  community_code text not null,
  outbox_id  uuid not null,
  kind       text not null,
  to_person  uuid not null,
  case_id    uuid,
  title      text not null,
  body       text not null,
  at         timestamptz not null,
  sent_at    timestamptz,
  tries      int not null default 0,
  error      text,
  primary key (community_code, outbox_id)
);
create index outbox_unsent on outbox (at) where sent_at is null;

create table audit (
  community_code text not null,
  audit_id   uuid not null,
  at         timestamptz not null,
  actor_id   uuid,
  actor_role text not null,
  operation  text not null,
  subject_id uuid,
  request_id text not null,
  detail     jsonb not null default '{}',
  primary key (community_code, audit_id)
);
create index audit_subject on audit (community_code, subject_id);

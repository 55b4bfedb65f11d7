-- Protects: what belongs to a person has person_id first; another person's rows are invisible (row-level security below).

create table person (
  person_id      uuid primary key,
  name           text not null,
  phone          text,
  community_code text references division (code),
  building_code  text,
  care_mode      boolean not null default false,
  state          text not null default 'active' check (state in ('active', 'erased')),
  created_at     timestamptz not null
);

-- One person, many ways to prove it. Read before anybody is identified: a row opens to whoever names its subject (004).
create table credential (
  kind       text not null check (kind in ('wechat', 'phone', 'demo')),
  subject    text not null,
  person_id  uuid not null references person (person_id),
  created_at timestamptz not null,
  primary key (kind, subject)
);

create table session (
  token_hash bytea primary key,  -- sha-256: a stolen table opens no door
  person_id  uuid not null references person (person_id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);

create table role_binding (
  person_id    uuid not null references person (person_id),
  role         text not null,
  area_code    text not null,
  display_name text not null,  -- the name under which this person works in that area; public in the area
  granted_by   uuid,
  valid_from   timestamptz not null,
  until        timestamptz,
  primary key (person_id, role, area_code)
);
create index role_binding_area on role_binding (area_code, role);

-- Family member, grid worker or building lead who may post for someone else, with the consent on record.
create table proxy (
  person_id  uuid not null references person (person_id),
  proxy_id   uuid not null references person (person_id),
  relation   text not null,
  consent    text not null,
  since      timestamptz not null,
  until      timestamptz,
  primary key (person_id, proxy_id)
);
create index proxy_of on proxy (proxy_id);

create table notice (
  person_id      uuid not null,
  notice_id      uuid not null,
  kind           text not null,
  community_code text,
  case_id        uuid,
  title          text not null,
  body           text not null,
  at             timestamptz not null,
  read_at        timestamptz,
  primary key (person_id, notice_id)
);
create index notice_unread on notice (person_id) where read_at is null;

create table upload (
  person_id   uuid not null,
  upload_id   uuid not null,
  kind        text not null check (kind in ('photo', 'voice')),
  state       text not null check (state in ('ticketed', 'received')),
  blob_key    text,
  thumb_key   text,
  content_type text,
  bytes       int,
  width       int,
  height      int,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  primary key (person_id, upload_id)
);
create index upload_expiry on upload (expires_at) where state = 'ticketed';

-- The answer to a write, kept by the client's own id: the same call again gets the same answer and changes nothing.
create table receipt (
  person_id  uuid not null,
  client_id  uuid not null,
  operation  text not null,
  body_hash  bytea not null,
  answer     jsonb not null,
  at         timestamptz not null,
  primary key (person_id, client_id)
);
create index receipt_age on receipt using brin (at);  -- for retention alone; a tree would cost every write more than it saves the hourly sweep

-- One row a person, written over every minute. A crash may forget a minute of counting; it must not cost a flush.
create unlogged table rate_window (
  person_id uuid not null,
  bucket    text not null,
  window_at timestamptz not null,
  calls     int not null,
  primary key (person_id, bucket)
) with (fillfactor = 70);  -- room to stay on the page

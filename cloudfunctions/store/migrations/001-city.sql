-- Protects: what the whole city shares. Small tables, read by everybody, replicated to every node on Citus.
-- Nothing is deleted: divisions split and are renamed every year (valid_from, valid_to, replaced_by).

do $$ begin
  create role hongyi_app nologin nobypassrls;
exception when duplicate_object or unique_violation then null;  -- the role belongs to the cluster, other databases may share it
end $$;
do $$ begin execute format('grant hongyi_app to %I', current_user); exception when others then null; end $$;

create table division (
  code        text primary key check (code ~ '^[0-9]{4,12}$'),
  level       text not null check (level in ('city', 'district', 'street', 'community')),
  name        text not null,
  short_name  text not null,
  parent_code text references division (code),
  aliases     text[] not null default '{}',
  lng double precision, lat double precision,
  office_phone text,
  valid_from  date not null,
  valid_to    date,
  replaced_by text[] not null default '{}'
);
create index division_parent on division (parent_code);

create table grid (
  community_code text not null references division (code),
  code        text not null check (code ~ '^G[0-9]{15}$'),
  name        text not null,
  ring        jsonb not null,  -- closed ring of [lng, lat], WGS 84
  lng double precision not null, lat double precision not null,
  households  int not null,
  valid_from  date not null default '2023-06-30',
  valid_to    date,
  replaced_by text[] not null default '{}',
  primary key (community_code, code)
);

create table building (
  community_code text not null,
  code        text not null check (code ~ '^G[0-9]{15}-B[0-9]{3}$'),
  grid_code   text not null,
  name        text not null,
  lng double precision not null, lat double precision not null,
  units       int not null,
  households  int not null,
  primary key (community_code, code),
  foreign key (community_code, grid_code) references grid (community_code, code)
);

-- Categories have editions: a case keeps the edition it was posted under, so that a promise never changes afterwards.
create table category (
  edition     int not null,
  code        text not null,
  name        text not null,
  hint        text not null,
  urgency     text not null check (urgency in ('danger', 'urgent', 'ordinary', 'complex', 'question')),
  due_amount  int not null check (due_amount > 0),
  due_unit    text not null check (due_unit in ('clock-hour', 'work-hour', 'work-day')),
  private_only boolean not null default false,
  skills      text[] not null default '{}',
  needs_vetted boolean not null default false,
  minutes     int not null default 20,
  sort        int not null,
  primary key (edition, code)
);

create table local_day (
  area_code text not null,
  day       date not null,
  workday   boolean not null,
  name      text not null,
  primary key (area_code, day)
);

create table setting (name text primary key, value jsonb not null);

-- Residents and volunteers beside the demo's cast, all signed in: enough that the rate limit of 60 writes a minute and
-- person, or of three open tasks a helper, never answers instead of the command.
-- Settings: bench.now, bench.residents, bench.volunteers (a community).

create function bench.now() returns timestamptz language sql stable as $$
  select current_setting('bench.now')::timestamptz
$$;
create function bench.setting(name text) returns int language sql stable as $$
  select current_setting('bench.' || name)::int
$$;
-- A UUIDv7 whose random part comes from `word`: the same load gives the same ids.
create function bench.id(at timestamptz, word text) returns uuid language sql immutable parallel safe as $$
  select (
    lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') ||
    '7' || left(md5(word), 3) || '8' || substr(md5(word), 4, 15)
  )::uuid
$$;
create function bench.token(role text, n bigint) returns bytea language sql immutable as $$
  select sha256(convert_to('bench-' || role || '-' || lpad(n::text, 12, '0'), 'UTF8'))
$$;

create table bench.community as
select row_number() over (order by code)::int - 1 as i, code as community_code, parent_code as street_code, lng, lat
from division
where level = 'community';

create table bench.newcomer as
select n, role, bench.id(bench.now(), role || n) as person_id, substr('张李王赵刘陈杨孙', n % 8 + 1, 1) as family,
  c.community_code, c.lng, c.lat
from (
  select 'resident' as role, n
  from generate_series(1, bench.setting('residents')) n
  union all
  select 'volunteer', n
  from generate_series(1, bench.setting('volunteers') * (select count(*)::int from bench.community)) n
) t
join bench.community c on c.i = n % (select count(*) from bench.community);

insert into person (person_id, name, phone, community_code, building_code, created_at)
select w.person_id, family || '秀英', '000' || lpad(w.n::text, 8, '0'), w.community_code, b.code, bench.now()
from bench.newcomer w
join (select community_code, min(code) as code from building group by 1) b using (community_code);
insert into session
select bench.token(role, n), person_id, bench.now(), bench.now() + interval '30 days'
from bench.newcomer;
insert into role_binding
select person_id, role, community_code, family || '老师', null, bench.now() - interval '1 year'
from bench.newcomer
where role = 'volunteer';
insert into helper (community_code, helper_id, kind, name, skills, lng, lat, max_open_tasks, vetted, consented_at)
select community_code, person_id, role, family || '老师',
  array[(array['carry', 'electric', 'elder-care', 'cleaning'])[n % 4 + 1]], lng, lat, 10, true,
  bench.now() - interval '1 year'
from bench.newcomer
where role = 'volunteer';

-- One member of staff a community; the n-th community's token is the n-th.
create table bench.staff as
select distinct on (c.i) c.i, c.community_code, b.person_id, b.display_name
from bench.community c
join role_binding b on b.area_code = c.community_code and b.role = 'community-staff'
order by c.i, b.person_id;
insert into session
select bench.token('staff', i), person_id, bench.now(), bench.now() + interval '30 days'
from bench.staff;

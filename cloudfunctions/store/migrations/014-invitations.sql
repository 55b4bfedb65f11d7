-- Protects: nobody becomes the keeper of a station or the clerk of a canteen without somebody of that office having asked for it
-- and without saying yes themselves. A code opens one place to one person, once, within its days. Staff look nobody up for it.

create table invitation (
  community_code text not null references division (code),
  invitation_id  uuid not null,
  kind           text not null check (kind in ('station', 'canteen')),
  subject_id     uuid not null,
  code_hash      bytea not null,  -- sha-256: a stolen table opens no place
  made_by        uuid not null,
  made_at        timestamptz not null,
  until          timestamptz not null,
  taken_by       uuid,
  taken_at       timestamptz,
  primary key (community_code, invitation_id),
  check ((taken_by is null) = (taken_at is null))
);
create index invitation_code on invitation (code_hash);
create index invitation_subject on invitation (subject_id);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_scope on invitation using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()));
create policy invitation_known on invitation for select using (code_hash = decode(current_setting('hongyi.invitation', true), 'hex'));
grant select, insert, update, delete on invitation to hongyi_app;

-- A photo that should not hang there leaves the station's page.
grant delete on station_photo to hongyi_app;

create function is_office_of(who uuid, area text, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from public.role_binding b where b.person_id = who and b.role in ('community-staff', 'street-staff')
    and left(area, length(b.area_code)) = b.area_code and length(b.area_code) >= 9 and b.valid_from <= at and (b.until is null or b.until > at))
$$;

-- role_binding and canteen_clerk are closed to the app. These doors write the two roles of places, in one community.
create function hold_place(who uuid, role text, area text, working_name text, by uuid, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into public.role_binding as b (person_id, role, area_code, display_name, granted_by, valid_from, until)
    values (who, role, area, working_name, by, at, null)
    on conflict on constraint role_binding_pkey do update set granted_by = excluded.granted_by, valid_from = least(b.valid_from, excluded.valid_from), until = null
$$;

create function appoint_keeper(who uuid, area text, working_name text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if appoint_keeper.area !~ '^[0-9]{12}$' or not public.is_office_of(hongyi_person(), appoint_keeper.area, appoint_keeper.at) then return false; end if;
  perform public.hold_place(who, 'station-keeper', area, working_name, hongyi_person(), at);
  return true;
end $$;

-- Null: no such code, or over, or already taken, or whoever made it has left the office.
create function take_invitation(hash bytea, at timestamptz) returns table (kind text, community_code text, subject_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  caller uuid := hongyi_person();
  it public.invitation;
  before uuid;
begin
  if caller is null then return; end if;
  perform set_config('hongyi.invitation', encode(hash, 'hex'), true);
  select * into it from public.invitation i where i.code_hash = hash and i.taken_at is null and i.until > take_invitation.at;
  if not found or not public.is_office_of(it.made_by, it.community_code, take_invitation.at) then return; end if;
  perform set_config('hongyi.scope', it.community_code, true);
  update public.invitation i set taken_by = caller, taken_at = take_invitation.at
    where i.community_code = it.community_code and i.invitation_id = it.invitation_id and i.taken_at is null;
  if not found then return; end if;
  if it.kind = 'canteen' then
    insert into public.canteen_clerk as k values (it.community_code, it.subject_id, caller, take_invitation.at, null)
      on conflict on constraint canteen_clerk_pkey do update set since = least(k.since, excluded.since), until = null;
  else
    -- A station has one keeper: whoever kept it before keeps the role only for another station.
    select s.keeper_id into before from public.station s where s.community_code = it.community_code and s.station_id = it.subject_id;
    update public.role_binding b set until = take_invitation.at
      where b.person_id = before and b.person_id <> caller and b.area_code = it.community_code and b.role = 'station-keeper' and (b.until is null or b.until > take_invitation.at)
        and not exists (select 1 from public.station s where s.community_code = it.community_code and s.station_id <> it.subject_id and s.keeper_id = before and s.state = 'active');
  end if;
  perform public.hold_place(caller, case it.kind when 'canteen' then 'canteen-clerk' else 'station-keeper' end, it.community_code,
    (select p.name from public.person p where p.person_id = caller), it.made_by, take_invitation.at);
  return query select it.kind, it.community_code, it.subject_id;
end $$;

-- The role ends with the last place of its kind in that community.
create function end_keeping(kind text, area text, subject uuid, who uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ended text := case end_keeping.kind when 'canteen' then 'canteen-clerk' else 'station-keeper' end;
begin
  if end_keeping.area !~ '^[0-9]{12}$' or not public.is_office_of(hongyi_person(), end_keeping.area, end_keeping.at) then return false; end if;
  if end_keeping.kind = 'canteen' then
    update public.canteen_clerk k set until = end_keeping.at
      where k.community_code = area and k.canteen_id = subject and k.person_id = who and (k.until is null or k.until > end_keeping.at);
    if not found then return false; end if;
    perform 1 from public.canteen_clerk k where k.community_code = area and k.person_id = who and (k.until is null or k.until > end_keeping.at);
  else
    perform 1 from public.station s where s.community_code = area and s.station_id <> subject and s.keeper_id = who and s.state = 'active';
  end if;
  if found then return true; end if;
  update public.role_binding b set until = end_keeping.at
    where b.person_id = who and b.area_code = area and b.role = ended and (b.until is null or b.until > end_keeping.at);
  return true;
end $$;

revoke all on function is_office_of(uuid, text, timestamptz), hold_place(uuid, text, text, text, uuid, timestamptz), appoint_keeper(uuid, text, text, timestamptz),
  take_invitation(bytea, timestamptz), end_keeping(text, text, uuid, uuid, timestamptz) from public;
grant execute on function appoint_keeper(uuid, text, text, timestamptz), take_invitation(bytea, timestamptz), end_keeping(text, text, uuid, uuid, timestamptz) to hongyi_app;

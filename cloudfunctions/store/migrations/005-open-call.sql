-- Protects: one round trip opens a call. Who is it, in which roles, was this very call answered before, is it too often?
-- Runs inside the call's transaction, as the app role; everything it sets is local to that transaction.

create function open_call(kind text, subject_key text, token bytea, client uuid, scope text, bucket text, at timestamptz)
returns table (person_id uuid, name text, phone text, roles jsonb, answered jsonb, calls int)
language plpgsql as $$
declare
  who uuid;
  minute timestamptz;
begin
  if kind = 'token' then
    perform set_config('hongyi.token', encode(token, 'hex'), true);
    select s.person_id into who from session s where s.token_hash = token and s.expires_at > at;
  else
    who := person_by_credential(kind, subject_key);
  end if;
  perform set_config('hongyi.scope', scope, true), set_config('hongyi.person', coalesce(who::text, ''), true);
  if who is null then return; end if;
  if client is not null then
    -- A retry may overtake its first try. It waits here until that is committed and then finds the answer; without the lock
    -- 16 of 19 commands told the retry "somebody was faster", who was the same person.
    perform pg_advisory_xact_lock(hashtextextended(client::text, 0));
  end if;
  if bucket is not null then
    minute := date_trunc('minute', at);
    update rate_window w set window_at = minute, calls = case when w.window_at = minute then w.calls + 1 else 1 end
      where w.person_id = who and w.bucket = open_call.bucket returning w.calls into calls;
    if not found then
      insert into rate_window as w values (who, bucket, minute, 1)
        on conflict on constraint rate_window_pkey do update set calls = w.calls + 1 returning w.calls into calls;
    end if;
  end if;
  person_id := who;
  select p.name, p.phone into name, phone from person p where p.person_id = who and p.state = 'active';
  if name is null then person_id := null; return; end if;
  select coalesce(jsonb_agg(jsonb_build_object('role', b.role, 'areaCode', b.area_code, 'name', b.display_name)), '[]') into roles
    from role_binding b where b.person_id = who and b.valid_from <= at and (b.until is null or b.until > at);
  if client is not null then
    select jsonb_build_object('operation', r.operation, 'hash', encode(r.body_hash, 'hex'), 'answer', r.answer) into answered
      from receipt r where r.person_id = who and r.client_id = client;
  end if;
  return next;
end $$;

-- Protects: the second lock under the authoriser. A transaction says who acts (hongyi.person) and where (hongyi.scope, a comma
-- list of division codes; '%' is the system's timer). No context, no rows. The app role cannot bypass it.

create function hongyi_person() returns uuid language sql stable as
  $$ select nullif(current_setting('hongyi.person', true), '')::uuid $$;
create function hongyi_scope() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('hongyi.scope', true), ''), ',') $$;

do $$
declare t text;
begin
  foreach t in array array['case_counter', 'cases', 'case_contact', 'case_event', 'case_photo', 'case_view', 'case_verdict',
    'case_rating', 'case_offer', 'assignment', 'helper', 'outbox', 'audit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- Lists see many rows of these: (select …) reads the context once a statement and not once a row. What is written is few
    -- rows, and a person's own tables are read by their key: there the plain call is cheaper than preparing a subselect.
    execute format('create policy %I on %I using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()))', t || '_scope', t);
  end loop;
  foreach t in array array['notice', 'upload', 'receipt', 'rate_window'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (person_id = hongyi_person() or ''%%'' = any (hongyi_scope())) with check (person_id = hongyi_person() or ''%%'' = any (hongyi_scope()))', t || '_own', t);
  end loop;
end $$;

-- A person finds own cases and own offers in every community.
create policy cases_own on cases for select using (reporter_id = (select hongyi_person()) or for_person_id = (select hongyi_person()) or helper_id = (select hongyi_person()));
create policy case_offer_own on case_offer for select using (helper_id = (select hongyi_person()));
create policy helper_own on helper for select using (helper_id = (select hongyi_person()));
create policy case_photo_own on case_photo for select using (exists (select 1 from cases c where c.community_code = case_photo.community_code and c.case_id = case_photo.case_id));

alter table person enable row level security;
alter table person force row level security;
create policy person_own on person using (person_id = hongyi_person() or '%' = any (hongyi_scope()))
  with check (person_id = hongyi_person() or '%' = any (hongyi_scope()));
-- A function, and asked last, so that whoever reads themselves does not search for whom they speak.
create function hongyi_speaks_for(who uuid) returns boolean language sql stable as $$
  select exists (select 1 from proxy p where p.person_id = who and p.proxy_id = hongyi_person() and (p.until is null or p.until > now()))
$$;
create policy person_proxied on person for select using (person_id <> hongyi_person() and hongyi_speaks_for(person_id));

-- What proves who somebody is opens only to whoever already knows it: a session by its token, a credential by its subject.
-- open_call and person_by_credential say what is known; a statement that forgot its "where" still finds nobody else's.
alter table session enable row level security;
alter table session force row level security;
create policy session_known on session
  using (token_hash = decode(current_setting('hongyi.token', true), 'hex') or person_id = hongyi_person() or '%' = any (hongyi_scope()))
  with check (person_id = hongyi_person() or '%' = any (hongyi_scope()));
alter table credential enable row level security;
alter table credential force row level security;
create policy credential_known on credential
  using (kind || ':' || subject = (select current_setting('hongyi.subject', true)) or person_id = (select hongyi_person()) or '%' = any ((select hongyi_scope())::text[]));
-- Nobody adds a way to sign in as somebody else.
create policy credential_mine on credential as restrictive for insert
  with check (person_id = (select hongyi_person()) or '%' = any ((select hongyi_scope())::text[]));

create function person_by_credential(kind text, subject text) returns uuid language plpgsql as $$
declare
  who uuid;
begin
  perform set_config('hongyi.subject', kind || ':' || subject, true);
  select c.person_id into who from credential c where c.kind = person_by_credential.kind and c.subject = person_by_credential.subject;
  return who;
end $$;

-- Who speaks for whom is the two people's own matter.
alter table proxy enable row level security;
alter table proxy force row level security;
create policy proxy_between on proxy using (person_id = (select hongyi_person()) or proxy_id = (select hongyi_person()) or '%' = any ((select hongyi_scope())::text[]));

grant usage on schema public to hongyi_app;
grant select, insert, update on all tables in schema public to hongyi_app;
-- What the record needs is never deleted by the app; these few may be (expiry, sign-out, retention).
grant delete on session, rate_window, upload, receipt, notice to hongyi_app;
-- What no command writes, no command can write: least of all its own roles, a consent, or which migrations have run.
revoke insert, update on division, grid, building, category, setting, local_day, role_binding, proxy from hongyi_app;
revoke all on migration from hongyi_app;
revoke update on audit, case_event from hongyi_app;

-- Protects: how likely somebody says yes is learned from what people answered, and stays answerable. Each night's learning is
-- an edition: its numbers, on how many answers they were fitted and on how many later ones they were tried, against what they
-- were tried, and whether they were taken. A question names the edition that it was weighed with, and no edition is ever
-- rewritten. An edition is weights over the list that staff can read; there is no column here for a person.

create table chance_model (
  edition        int primary key,
  day            date not null unique,  -- local; however many timers run, one fit a day
  fitted_at      timestamptz not null,
  policy_edition text not null,  -- whose stated priors it began with
  first_at       timestamptz,  -- of the answers that were read
  last_at        timestamptz,
  answers        int not null,  -- fitted to
  held_out       int not null,  -- the newest, kept aside to try it on
  model          jsonb,  -- the weights, and the names of what they weigh; none where there were too few answers
  calibration    jsonb,  -- on what was kept aside: of this, and of what was in use
  tried_against  text not null,  -- the edition that was in use
  taken          boolean not null,
  reason         text not null check (reason in ('better', 'too-few', 'not-better')),
  check (taken = (reason = 'better')),
  check (not taken or (model is not null and calibration is not null))
);
create index chance_model_in_use on chance_model (edition) where taken;

alter table chance_model enable row level security;
alter table chance_model force row level security;
-- Whoever is asked may know how it is estimated. Only the timer learns: its scope is the whole city.
create policy chance_model_read on chance_model for select using (true);
create policy chance_model_learn on chance_model for insert with check ('%' = any (hongyi_scope()));
grant select, insert on chance_model to hongyi_app;

-- Protects: whoever asks a month later why this helper was asked, or why nobody was, gets the answer of that instant. Each
-- time helpers were chosen is kept with its certificate (the sums that prove that no other choice was better), each question
-- with its batch and its reasons as they were weighed. Kept as long as the record of the case.

create table match_batch (
  community_code text not null,
  batch_id       uuid not null,
  ran_at         timestamptz not null,
  occasion       text not null check (occasion in ('timer', 'posting')),
  policy_edition text not null,
  cases          int not null,  -- weighed together
  helpers        int not null,  -- in service there at that instant
  offers         int not null,  -- questions that really went out
  rounds         jsonb not null,  -- of each round: how many, and its primal, dual and gap
  primary key (community_code, batch_id)
);
alter table match_batch enable row level security;
alter table match_batch force row level security;
create policy match_batch_scope on match_batch using (community_code like any ((select hongyi_scope())::text[])) with check (community_code like any (hongyi_scope()));
grant select, insert on match_batch to hongyi_app;  -- never rewritten

-- Empty for questions of before, and for those that were loaded and not asked.
alter table case_offer add column batch_id uuid, add column why jsonb;

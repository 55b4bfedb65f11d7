-- Protects: what a wave reads of its helpers is read for the whole community at once, by ranges of time, and so costs the same
-- after years. Looking up each helper's offers and tasks one by one was 31 ms for 200 helpers wherever a plan was older than its tables.

create index case_offer_lately on case_offer (community_code, offered_at);
-- The tasks of today: what it was for before, and nothing else asked for it by helper.
drop index assignment_helper;
create index assignment_lately on assignment (community_code, since, helper_id);

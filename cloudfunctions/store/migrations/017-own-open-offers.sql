-- Protects: what a helper is being asked is found by one look, however many they were asked before and however many others are
-- asked now. Statistics seldom see the few open questions, and a planner that thinks there are none goes through all that are
-- open in the city just as gladly. So the helper of an open question is a value of its own: no other index has it, and nothing
-- is left to choose.

create index case_offer_asked on case_offer ((case when state = 'open' then helper_id end)) where (case when state = 'open' then helper_id end) is not null;

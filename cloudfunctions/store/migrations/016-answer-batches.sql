-- Protects: a batch says what set it off. A no in danger sends the next question itself; kept as a posting's, a complaint a
-- month later would look for a case that nobody said at that minute.

alter table match_batch drop constraint match_batch_occasion_check;
alter table match_batch add constraint match_batch_occasion_check check (occasion in ('timer', 'posting', 'answer'));

-- Protects: nobody has to be chosen by a machine, on either side. A helper who does not want to be asked by it is not; staff
-- still reach them by hand. A resident who wants a person to decide gets one, also after a helper gave the case back.

alter table helper
  add column automatic boolean not null default true,
  -- Minutes after local midnight; `to` not after `from` ends on the next day. Both or none.
  add column quiet_from int check (quiet_from between 0 and 1439),
  add column quiet_to   int check (quiet_to between 0 and 1439),
  -- Their own limit below the policy's; none: the policy's.
  add column max_notices_a_day int check (max_notices_a_day between 1 and 10),
  add constraint helper_quiet_whole check ((quiet_from is null) = (quiet_to is null));

-- Since when the resident wants a person to decide who comes; it stays with the case, so that nothing asks helpers again.
alter table cases add column by_hand_at timestamptz;

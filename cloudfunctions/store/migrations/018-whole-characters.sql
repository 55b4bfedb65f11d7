-- Protects: names of whole characters. They were cut between the two halves of a rare one (𠮷 became �): what was written
-- so is made from the person's name again. A name that an office gave by hand begins with no such mark and stays.

update appointment a set working_name = left(p.name, 1) || substr(a.working_name, 2)
from person p where p.person_id = a.person_id and a.working_name like U&'\FFFD%';

update helper h set name = left(p.name, 1) || substr(h.name, 2)
from person p where p.person_id = h.helper_id and h.name like U&'\FFFD%';

update role_binding b set display_name = left(p.name, 1) || substr(b.display_name, 2)
from person p where p.person_id = b.person_id and b.display_name like U&'\FFFD%';

-- Protects: a case said for somebody else is told to both, unless one of them chose otherwise (A10); a photo that nobody ever
-- tied to anything is forgotten, and the search for such photos costs what is left over, not what was ever sent.

alter table cases add column notices_to text not null default 'both' check (notices_to in ('both', 'reporter', 'represented'));

-- Written by whatever ties the upload to its row: a case, a station … (takeUploads).
alter table upload add column attached_at timestamptz;
update upload u set attached_at = p.at from case_photo p where p.upload_id = u.upload_id;
create index upload_unattached on upload (created_at) where state = 'received' and attached_at is null;

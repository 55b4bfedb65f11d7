-- Protects: a file that is made to cost the server work is taken three times at most under one ticket, however often it
-- is sent; and tables that nobody tied to anything are found by their age.
alter table upload add column tries smallint not null default 0;
create index upload_sheets on upload (created_at) where state = 'received' and kind = 'sheet' and attached_at is null;

-- Protects: promises made before a year's holidays were published are found without reading the others, and counted again.
create index cases_provisional on cases (due_at) where due_provisional and state in ('new', 'doing');

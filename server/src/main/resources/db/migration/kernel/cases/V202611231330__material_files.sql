-- Which files of materials cases were handed in with, by matter. Published for luoshu.data.asking.
create view cases.api_handed_in as
select f.id as case_id, f.matter_slug as slug, f.submitted_at, m.key as material, (x.value ->> 'id')::uuid as file
from cases.file f cross join lateral jsonb_each(f.materials) m cross join lateral jsonb_array_elements(m.value) x;

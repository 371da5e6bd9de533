-- Which files cases hold. Published for luoshu.trust.materials.
create view cases.api_material as
select f.id as case_id, f.number, f.matter_code, f.matter_version, f.matter_name, f.catalog_code, f.applicant, f.person, f.channel, f.submitted_at,
       m.key as material, (x.value ->> 'id')::uuid as file, x.value ->> 'sha256' as sha256
from cases.file f cross join lateral jsonb_each(f.materials) m cross join lateral jsonb_array_elements(m.value) x;

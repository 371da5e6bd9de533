-- Files that were taken from certificates instead of papers. Published for luoshu.data.asking.
create view usage.api_taken as
select file from usage.material;

-- source: the data source where the slot of the run is, whatever the flow says by now. source_table: by which numbers of its catalogue the table is the one the run began with, and its publication.
-- looked_at: when its engine last said how far behind it is; measured_at: when held_bytes was last asked.
alter table exchange.capture add column source uuid, add column source_table text, add column looked_at timestamptz, add column measured_at timestamptz;
update exchange.capture c set source = f.source from exchange.run r join exchange.flow f on f.id = r.flow where r.id = c.run;
alter table exchange.capture alter column source set not null;

package luoshu.data.lineage;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** {@code source}: the data source the statement runs on; {@code name}: of the job or script; {@code sql}: one CREATE VIEW, CREATE TABLE … AS or INSERT … SELECT. */
public record SqlTold(@NotNull UUID source, @NotNull @Size(min = 1, max = 100) String name, @NotNull @Size(min = 1, max = 100_000) String sql) {
}

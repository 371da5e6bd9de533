package luoshu.data.surveys;

import java.util.function.Consumer;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;

/** 责任清单: derived from what is in force, for every official up to the ceiling of their grants. */
public interface Responsibilities {

    Page<Responsibility> page(ResponsibilityQuery query, PageRequest page);

    /** Every row in order, without holding them in memory. */
    void stream(ResponsibilityQuery query, Consumer<Responsibility> row);
}

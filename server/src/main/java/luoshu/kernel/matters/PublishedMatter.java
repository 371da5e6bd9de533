package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;

/** One matter of one organ: the definition in the version that counts, and the organ's row of the implementing list. */
public record PublishedMatter(MatterDefinition definition, int version, Implementation implementation) {

    public String code() {
        return implementation.taskHandleItem().value();
    }

    /** The organ's own promise, or the matter's. */
    public Limit promise() {
        Limit own = implementation.promise();
        return own == null ? definition.clocks().promise() : own;
    }
}

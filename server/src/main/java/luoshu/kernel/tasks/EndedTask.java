package luoshu.kernel.tasks;

/** A task to end: done with an outcome, or dropped because the object went another way. */
public record EndedTask(String key, String outcome, boolean done) {
}

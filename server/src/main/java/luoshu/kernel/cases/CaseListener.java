package luoshu.kernel.cases;

/** Extension point: told of every fact in the transaction that makes it true; throwing undoes it. Where that is too strong, listen to {@link CaseEvent} after commit. */
public interface CaseListener {
    void happened(CaseEvent event);
}

package luoshu.data.cascade.internal;

import luoshu.data.cascade.LetterKind;

/** One kind of content of a link: what of it goes to a node, and what becomes of what comes. */
interface Flow {

    LetterKind kind();

    /** Writes what is due for the node into its outbox, a bounded part. Called with the row of the node locked. @return whether there may be more */
    boolean fill(NodeFile node);

    /**
     * Takes a message in, in the transaction that makes it received.
     *
     * @throws luoshu.kernel.problems.Problem why not: it stays refused, and its sender is told
     */
    void take(NodeFile from, Letter letter);

    /** The body of a message about the same thing, as it is now. */
    Letter again(NodeFile node, long number, String subject);
}

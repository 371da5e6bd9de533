package luoshu.kernel.tasks;

/** mine: claimed by me; claimable: mine for the taking; organ: everything open I may see; done: what I ended. */
public enum TaskBox {
    mine, claimable, organ, done
}

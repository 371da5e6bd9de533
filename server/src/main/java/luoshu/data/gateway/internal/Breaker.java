package luoshu.data.gateway.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.data.gateway.ServiceHealth;

/**
 * Keeps one service from taking more than its share: so many calls at once, and after so many failures in a row none at all for a while; then one is let through to see.
 */
final class Breaker {

    private final int failures;
    private final long rest;
    private final AtomicInteger underWay = new AtomicInteger();
    private int inRow;
    private long openUntil;
    private boolean open;
    private boolean trying;

    Breaker(int failures, Duration rest) {
        this.failures = failures;
        this.rest = rest.toNanos();
    }

    enum Entry { GO, BUSY, OPEN }

    /** GO must be followed by {@link #succeeded}, {@link #failed} or {@link #released}. */
    Entry enter(int most) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return Entry.BUSY;
        }
        if (!lets()) {
            underWay.decrementAndGet();
            return Entry.OPEN;
        }
        return Entry.GO;
    }

    /** What {@link #enter} would say now; takes no place. */
    synchronized Entry peek(int most) {
        return open && (trying || System.nanoTime() - openUntil < 0) ? Entry.OPEN : underWay.get() >= most ? Entry.BUSY : Entry.GO;
    }

    private synchronized boolean lets() {
        if (!open) {
            return true;
        }
        if (trying || System.nanoTime() - openUntil < 0) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void succeeded() {
        inRow = 0;
        open = false;
        trying = false;
        underWay.decrementAndGet();
    }

    synchronized void failed() {
        inRow++;
        if (trying || inRow >= failures) {
            open = true;
            openUntil = System.nanoTime() + rest;
        }
        trying = false;
        underWay.decrementAndGet();
    }

    /** Nobody asked the service: nothing is known of it that was not known before. */
    synchronized void released() {
        trying = false;
        underWay.decrementAndGet();
    }

    synchronized ServiceHealth health() {
        ServiceHealth.State state = !open ? ServiceHealth.State.CLOSED : System.nanoTime() - openUntil < 0 ? ServiceHealth.State.OPEN : ServiceHealth.State.HALF_OPEN;
        return new ServiceHealth(state, inRow, underWay.get());
    }
}

package luoshu.data.exchange.internal;

import java.time.Clock;
import java.time.Duration;

/**
 * How an engine that follows changes goes about it.
 *
 * @param rows     of one transaction at the target; a transaction of the source is never parted
 * @param look     how often it looks around: at what it is asked for
 * @param measure  how often it asks the source how far it is behind and whether the table is as it was
 * @param advance  how often it moves its place on while nothing of its table changes
 * @param again    when it tries a comparison again that the source could not begin
 * @param mostHeld bytes of the log the source may keep for it
 * @param clock    what batches are numbered by
 */
record CaptureBounds(int rows, Duration look, Duration measure, Duration advance, Duration again, long mostHeld, Clock clock) {

    static CaptureBounds of(ExchangeSettings settings, Clock clock) {
        return new CaptureBounds(settings.chunk(), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(1), settings.mostHeld() << 20, clock);
    }
}

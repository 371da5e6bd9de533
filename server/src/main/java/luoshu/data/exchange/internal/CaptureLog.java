package luoshu.data.exchange.internal;

import luoshu.data.sources.SourceLinks;

/** Opens connections to the log of the source of a flow. */
interface CaptureLog {

    /** @throws ExchangeStopped when it cannot be reached, or fails */
    <T> T open(SourceLinks.Work<T> work);
}

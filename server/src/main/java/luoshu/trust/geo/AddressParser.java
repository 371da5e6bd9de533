package luoshu.trust.geo;

import java.time.Clock;
import java.time.LocalDate;

import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.internal.AddressReader;
import luoshu.trust.geo.internal.DivisionNames;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Written address → division. All 55 000 names are in memory: no statement, well below a millisecond. Never guesses in silence. */
@Component
public class AddressParser {

    public static final int LONGEST = 200;

    private final Regions regions;
    private final Clock clock;
    private volatile @Nullable AddressReader reader;

    AddressParser(Regions regions, Clock clock) {
        this.regions = regions;
        this.clock = clock;
    }

    /** The names are made ready beside the start, not in its way; whoever asks earlier waits. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        Thread.ofVirtual().name("address-names").start(this::reader);
    }

    /** @param address at most {@link #LONGEST} characters are read */
    public AddressReading read(String address) {
        return read(address, LocalDate.now(clock));
    }

    /** The division as of {@code day}: a licence of 2014 lies in 陕县, one of 2016 in 陕州区. */
    public AddressReading read(String address, LocalDate day) {
        return reader().read(address.length() > LONGEST ? address.substring(0, LONGEST) : address, day);
    }

    private AddressReader reader() {
        AddressReader known = reader;
        if (known == null) {
            synchronized (this) {
                known = reader;
                if (known == null) {
                    known = new AddressReader(new DivisionNames(regions.listAboveVillages(), regions.listVillages()));
                    reader = known;
                }
            }
        }
        return known;
    }
}

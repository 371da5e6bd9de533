package luoshu.data.sources.internal;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.database.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** JDBC drivers, each of its own class loader that sees the JDK and nothing of the platform. Jars are looked for until there are some; others take a restart. */
@Component
class SourceDrivers {

    private static final Logger log = LoggerFactory.getLogger(SourceDrivers.class);
    private final Path folder;
    private final Map<String, Driver> loaded = new ConcurrentHashMap<>();

    SourceDrivers(SourceSettings settings, DataFolder data) {
        this.folder = settings.drivers() != null ? settings.drivers() : data.resolve("drivers");
    }

    /** Whether it could be loaded; loads nothing. */
    boolean has(SourceKind kind) {
        return kind.shipped() || loaded.containsKey(kind.code()) || !jars(kind).isEmpty();
    }

    /** @throws SourceUnavailable {@link SourceOutcome#DRIVER_MISSING} */
    Driver driver(SourceKind kind) {
        return Optional.ofNullable(loaded.computeIfAbsent(kind.code(), _ -> load(kind))).orElseThrow();
    }

    private Driver load(SourceKind kind) {
        try {
            ClassLoader loader = kind.shipped() ? SourceDrivers.class.getClassLoader() : own(kind);
            return (Driver) Class.forName(kind.driver(), true, loader).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException unusable) {
            log.warn("the jars of {} do not hold a usable {}: {}", kind.code(), kind.driver(), unusable.toString());
            throw new SourceUnavailable(SourceOutcome.DRIVER_MISSING);
        }
    }

    private ClassLoader own(SourceKind kind) {
        List<Path> jars = jars(kind);
        if (jars.isEmpty()) {
            throw new SourceUnavailable(SourceOutcome.DRIVER_MISSING);
        }
        return new URLClassLoader("driver-" + kind.code(), jars.stream().map(SourceDrivers::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private List<Path> jars(SourceKind kind) {
        Path own = folder.resolve(kind.code().toLowerCase(Locale.ROOT));
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException unreadable) {
            log.warn("the folder of drivers {} cannot be read: {}", own, unreadable.toString());
            return List.of();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

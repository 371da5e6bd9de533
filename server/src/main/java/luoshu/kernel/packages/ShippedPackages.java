package luoshu.kernel.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The packages inside the program. */
public final class ShippedPackages {

    private ShippedPackages() {
    }

    /** Every folder of {@code packages/<kind>/} by name. */
    public static Map<String, PackageFiles> list(String kind) {
        String root = "packages/" + kind + "/";
        Map<String, Map<String, byte[]>> folders = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "*/**")) {
                String path = resource.getURL().getPath();
                String inside = java.net.URLDecoder.decode(path.substring(path.lastIndexOf(root) + root.length()), StandardCharsets.UTF_8);
                int slash = inside.indexOf('/');
                if (slash > 0 && !inside.endsWith("/") && resource.isReadable()) {
                    folders.computeIfAbsent(inside.substring(0, slash), none -> new TreeMap<>()).put(inside.substring(slash + 1), resource.getContentAsByteArray());
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        Map<String, PackageFiles> packages = new TreeMap<>();
        folders.forEach((name, files) -> packages.put(name, PackageFiles.of(files)));
        return packages;
    }
}

package luoshu.trust.certificates.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The types this installation knows. A type with a fault stops the start: a certificate must not be made of content nobody can read. */
@Component
public class CertificateTypes {

    private static final String ROOT = "packages/certificates/";
    private final Map<String, CertificateType> types;
    private final Map<String, FaceLayout> layouts;
    private final Map<CertificateType.OfResult, CertificateType> byResult = new HashMap<>();

    CertificateTypes() {
        TypeReader.Read read = TypeReader.read(shipped());
        if (!read.findings().isEmpty()) {
            throw new IllegalStateException("packages/certificates: " + read.findings());
        }
        types = read.types();
        layouts = read.layouts();
        types.values().forEach(type -> type.results().forEach(result -> byResult.put(result, type)));
    }

    private static PackageFiles shipped() {
        Map<String, byte[]> files = new HashMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.yaml")) {
                String path = resource.getURL().getPath();
                files.put(path.substring(path.lastIndexOf(ROOT) + ROOT.length()), resource.getContentAsByteArray());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return PackageFiles.of(files);
    }

    public Optional<CertificateType> find(String code) {
        return Optional.ofNullable(types.get(code));
    }

    Optional<CertificateType> findByResult(String catalogCode, String result) {
        return Optional.ofNullable(byResult.get(new CertificateType.OfResult(catalogCode, result)));
    }

    public Collection<CertificateType> all() {
        return types.values();
    }

    FaceLayout layout(CertificateType type) {
        return layouts.get(type.layout());
    }

    /** A type whose content was taken away keeps its code as name. */
    public Text name(String code) {
        return find(code).map(CertificateType::name).orElse(new Text(code, code));
    }
}

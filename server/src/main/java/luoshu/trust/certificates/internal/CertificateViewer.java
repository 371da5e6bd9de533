package luoshu.trust.certificates.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import luoshu.kernel.documents.PrintingFont;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.PageViewer;
import luoshu.trust.layout.PdfCopy;
import luoshu.trust.layout.Xml;
import luoshu.trust.seals.SealVerifier;
import org.springframework.stereotype.Component;

/** Shows certificate files: the pages with their seals, for the screen and as PDF. Looking at a seal says nothing about its validity. */
@Component
class CertificateViewer {

    private final SealVerifier seals;
    private final PrintingFont font;

    CertificateViewer(SealVerifier seals, PrintingFont font) {
        this.seals = seals;
        this.font = font;
    }

    List<String> pictures(byte[] file) {
        try {
            Map<String, byte[]> files = files(file);
            return new PageViewer(files).pages(seals(files));
        } catch (Xml.Unreadable damaged) {
            throw new IllegalStateException("a certificate of our own cannot be read", damaged);
        }
    }

    byte[] rendition(Certificate certificate, byte[] file) {
        return rendition(certificate, file, "副本", "本文件由电子证照（OFD）生成，仅供查看；电子证照原件为 " + certificate.identifier().fileName() + "，真伪请扫描二维码核验。");
    }

    byte[] rendition(Certificate certificate, byte[] file, String mark, String note) {
        try {
            return font.use(face -> {
                try {
                    Map<String, byte[]> files = files(file);
                    return new PageViewer(files).copy(seals(files), new PdfCopy(certificate.typeName().zh() + certificate.number(), certificate.issuer().name(), mark, note), face);
                } catch (Xml.Unreadable damaged) {
                    throw new IllegalStateException("a certificate of our own cannot be read", damaged);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> files(byte[] file) {
        return switch (new PackageReader(PackageLimits.USUAL).read(file)) {
            case PackageRead.Opened opened -> opened.files();
            case PackageRead.Unreadable damaged -> throw new IllegalStateException("a certificate of our own cannot be opened: " + damaged.detail());
        };
    }

    private List<PageViewer.Overlay> seals(Map<String, byte[]> files) {
        return seals.verify(new PackageRead.Opened(files)).seals().stream().flatMap(seal -> seal.facts().stream())
                .flatMap(facts -> facts.places().stream().map(place -> new PageViewer.Overlay(place.page(), place.boundary(), facts.picture()))).toList();
    }
}

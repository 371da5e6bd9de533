package luoshu.trust.archives.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.matters.Implementation;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Timestamps;
import org.springframework.stereotype.Component;

/** Puts a package together: every file is read twice, once to measure it and once to write it, and none is held in memory. */
@Component
class PackageBuilder {

    /** A zip may not be larger: its directory counts in 32 bits, and readers of a longer form are rarer. */
    private static final long LARGEST = 0xFFFF_FFFFL - (16 << 20);

    /** {@code manifest}: SM3 of the list that was signed; {@code key}: which signed. */
    record Built(long bytes, int files, String manifest, String key) {
    }

    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final ArchiveContent content;
    private final CaseContents contents;
    private final Certification certification;
    private final Timestamps timestamps;

    PackageBuilder(ArchiveContent content, CaseContents contents, Certification certification, Timestamps timestamps) {
        this.content = content;
        this.contents = contents;
        this.certification = certification;
        this.timestamps = timestamps;
    }

    Built build(CaseRecord record, Metadata.Filed filed, Path into) throws IOException {
        List<Piece.Measured> files = new ArrayList<>();
        for (Piece piece : contents.of(record)) {
            files.add(piece.measure());
        }
        if (files.stream().mapToLong(Piece.Measured::size).sum() > LARGEST) {
            throw new TooLarge();
        }
        List<Piece.Measured> all = new ArrayList<>();
        all.add(Piece.of(Paths.DESCRIPTION, "说明文件", description(record, filed, files)).measure());
        all.add(Piece.of(Paths.METADATA, "元数据", Metadata.write(record, filed, files)).measure());
        all.addAll(files);
        byte[] manifest = Manifest.write(all);
        Implementation organ = record.matter().implementation();
        SigningKey key = certification.keyOf(CertificateSubject.organ(organ.organ(), organ.organName()));
        byte[] signature = key.sign(manifest);
        all.add(Piece.of(Paths.MANIFEST, "清单", manifest).measure());
        all.add(Piece.of(Paths.SIGNATURE, "签名", signature).measure());
        all.add(Piece.of(Paths.CERTIFICATES, "证书", Pem.write(key.chain())).measure());
        all.add(Piece.of(Paths.TIMESTAMP, "时间戳", timestamps.stamp(Sm3.digest(signature))).measure());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), 65536); Container container = new Container(out)) {
            for (Piece.Measured file : all) {
                container.add(file);
            }
        }
        return new Built(Files.size(into), files.size(), HexFormat.of().formatHex(Sm3.digest(manifest)), key.id());
    }

    private byte[] description(CaseRecord record, Metadata.Filed filed, List<Piece.Measured> files) {
        Implementation organ = record.matter().implementation();
        TreeSet<String> formats = new TreeSet<>();
        files.forEach(file -> formats.add(Paths.extension(file.path()).toUpperCase(Locale.ROOT)));
        return content.description().replace("{number}", filed.number()).replace("{title}", Metadata.title(record)).replace("{organName}", organ.organName())
                .replace("{organ}", organ.organ()).replace("{caseNumber}", record.number()).replace("{retention}", filed.keeping().words())
                .replace("{packedAt}", CaseContents.time(filed.packedAt())).replace("{formats}", String.join("、", formats)).getBytes(StandardCharsets.UTF_8);
    }
}

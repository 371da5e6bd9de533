package luoshu.trust.certificates;

import java.util.UUID;

/** 存量: taken over from an organ's register, line {@code line} of an imported table. Without a file it is data only, until a sealed edition is made of it. */
public record CertificateStock(UUID fromImport, int line) {
}

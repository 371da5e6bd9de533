package luoshu.data.cascade.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import luoshu.data.cascade.NodeDraft;
import luoshu.data.cascade.NodeRelation;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Sm2Verifier;
import org.jspecify.annotations.Nullable;

/** A node as it may be registered. */
record NodeBounds(String name, RegionCode division, NodeRelation relation, @Nullable String address, byte[] key) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_KEY = 10_000;

    /** @throws Invalid everything that is wrong */
    static NodeBounds of(NodeDraft draft, OwnDivision own) {
        List<FieldError> errors = new ArrayList<>();
        String name = draft.name() == null ? "" : draft.name().strip();
        Storable.check(name, "/name");
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            errors.add(new FieldError("/name", "node-name", "请填写节点名称，不超过 " + LONGEST_NAME + " 字"));
        }
        RegionCode division = division(draft.division(), errors, own);
        NodeRelation relation = division == null ? null : own.relation(division);
        if (division != null && relation == null) {
            errors.add(new FieldError("/division", "division-not-related", division.value().equals(own.code()) ? "这是本平台自己的区划" : "该区划既不是上级，也不在本区划之内"));
        }
        String address = address(draft.address(), errors);
        byte[] key = key(draft.key(), errors);
        if (!errors.isEmpty() || division == null || relation == null) {
            throw new Invalid(errors);
        }
        return new NodeBounds(name, division, relation, address, key);
    }

    private static @Nullable RegionCode division(@Nullable String text, List<FieldError> errors, OwnDivision own) {
        if (text == null || !text.strip().matches("[1-9][0-9]([0-9]{2}){0,2}([0-9]{3}){0,2}")) {
            errors.add(new FieldError("/division", "division-code", "请填写区划代码，如 411500"));
            return null;
        }
        RegionCode code = RegionCode.of(text.strip());
        if (!own.known(code)) {
            errors.add(new FieldError("/division", "division-unknown", "没有这个区划"));
            return null;
        }
        return code;
    }

    private static @Nullable String address(@Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String address = text.strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(address);
            boolean here = uri.getHost() != null && uri.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]");
            if (address.length() > LONGEST_ADDRESS || uri.getHost() == null || uri.getUserInfo() != null || !(uri.getPath() == null || uri.getPath().isEmpty()) || uri.getQuery() != null || uri.getFragment() != null
                    || !("https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(address);
            }
            return address;
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldError("/address", "https-address", "地址为 https://主机[:端口]，不带路径"));
            return null;
        }
    }

    private static byte[] key(@Nullable String text, List<FieldError> errors) {
        try {
            String key = text == null ? "" : text.strip();
            if (key.length() > LONGEST_KEY) {
                throw new IllegalArgumentException("too long");
            }
            byte[] point = key.startsWith("-----BEGIN") ? Certificates.publicKey(Certificates.read(key.getBytes(StandardCharsets.US_ASCII))) : HexFormat.of().parseHex(key.toLowerCase(Locale.ROOT));
            if (point.length != 65) {
                throw new IllegalArgumentException("not an SM2 key");
            }
            new Sm2Verifier(point);
            return point;
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldError("/key", "sm2-key", "请填写节点的 SM2 公钥（130 位十六进制）或证书（PEM）"));
            return new byte[0];
        }
    }
}

package luoshu.trust.archives.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.parties.CitizenId;
import luoshu.trust.archives.PackageView;
import luoshu.trust.layout.Xml;
import org.jspecify.annotations.Nullable;

/** What the metadata say, for a page. */
record Described(List<PackageView.PackedFile> contents, List<PackageView.PackedProperty> properties) {

    static Described of(@Nullable String metadata) {
        List<PackageView.PackedFile> contents = new ArrayList<>();
        List<PackageView.PackedProperty> properties = new ArrayList<>();
        if (metadata != null) {
            try {
                gather(Xml.read(metadata.getBytes(StandardCharsets.UTF_8)), "", contents, properties);
            } catch (Xml.Unreadable broken) {
                throw new IllegalStateException(broken);
            }
        }
        return new Described(contents, properties);
    }

    private static void gather(Xml element, String path, List<PackageView.PackedFile> contents, List<PackageView.PackedProperty> properties) {
        for (Xml child : element.children()) {
            String own = path.isEmpty() ? child.name() : path + "/" + child.name();
            switch (own) {
                case "文件实体/电子文件" -> child.children("文件").forEach(file -> contents.add(new PackageView.PackedFile(file.attributes().getOrDefault("路径", ""),
                        file.attributes().getOrDefault("题名", ""), file.attributes().getOrDefault("原名", ""), Long.parseLong(file.attributes().getOrDefault("字节数", "0")),
                        file.attributes().getOrDefault("SM3", ""))));
                case "机构人员实体", "业务实体" -> { }
                case "文件实体/办件/申请人证件号码" -> properties.add(new PackageView.PackedProperty(own, CitizenId.mask(child.text().strip())));
                default -> {
                    if (child.children().isEmpty()) {
                        properties.add(new PackageView.PackedProperty(own, child.text().strip()));
                    } else {
                        gather(child, own, contents, properties);
                    }
                }
            }
        }
    }
}

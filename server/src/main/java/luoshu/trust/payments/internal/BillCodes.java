package luoshu.trust.payments.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** 票据代码, from {@code packages/law/fiscal-bills.yaml}: 监管机构行政区划 2 + 分类 2 + 种类 2 + 年度 2. */
@Component
class BillCodes {

    private final String prefix;

    BillCodes() {
        try (InputStream in = new ClassPathResource("packages/law/fiscal-bills.yaml").getInputStream()) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            prefix = "" + file.get("supervisor") + file.get("category") + file.get("kind");
        } catch (IOException e) {
            throw new UncheckedIOException("packages/law/fiscal-bills.yaml is missing", e);
        }
        if (!prefix.matches("[0-9]{6}")) {
            throw new IllegalStateException("packages/law/fiscal-bills.yaml: supervisor, category and kind are two digits each");
        }
    }

    String of(LocalDate day) {
        return prefix + "%02d".formatted(day.getYear() % 100);
    }
}

package luoshu.trust.certificates.stock;

import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** Uploaded tables are full of personal data: nobody downloads them again. */
@Component
class StockFileAccess implements FileAccess {

    @Override
    public String kind() {
        return StockImports.OWNER;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return Optional.empty();
    }
}

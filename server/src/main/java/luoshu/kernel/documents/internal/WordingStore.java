package luoshu.kernel.documents.internal;

import java.util.Collection;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every wording that was ever in use, by its digest: a document is printed in the words it was issued with. */
@Repository
class WordingStore {

    private final JdbcClient jdbc;
    private final Cache<String, String> read = Caffeine.newBuilder().maximumSize(200).build();

    WordingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Collection<Wordings.Current> wordings) {
        List<Wordings.Current> all = List.copyOf(wordings);
        jdbc.sql("insert into documents.wording (sha256, html) select * from unnest(:digests::text[], :pages::text[]) on conflict (sha256) do nothing")
                .param("digests", all.stream().map(Wordings.Current::sha256).toArray(String[]::new)).param("pages", all.stream().map(Wordings.Current::html).toArray(String[]::new)).update();
    }

    String get(String sha256) {
        return read.get(sha256, wanted -> jdbc.sql("select html from documents.wording where sha256 = :wanted").param("wanted", wanted).query(String.class).single());
    }
}

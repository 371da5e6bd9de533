package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;

/** Extension point of the search over everything: hits the actor may see, best first, at most {@code most}. */
public interface SearchSource {

    String kind();

    List<Hit> search(Actor actor, String words, int most);

    record Hit(String kind, String id, Text title, String detail) {
    }
}

package luoshu.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import luoshu.testing.Actors;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void the_post_is_read_back_from_what_the_audit_keeps() {
        for (String title : List.of("综合窗口", "Desk at 9 at 10", "")) {
            Actor.Official official = new Actor.Official(UUID.randomUUID(), "张三", UUID.randomUUID(), title, "11411502MB0X000017012", "分局", "411502000000", null, List.of());
            assertThat(Actor.Official.postTitle(official.capacityText())).contains(title);
        }
        assertThat(Actor.Official.postTitle(Actors.citizen(UUID.randomUUID(), "王小明", 4).capacityText())).isEmpty();
    }
}

package luoshu.kernel.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseChangedMeanwhile;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft that is handed in at the moment something else happens to it. */
@ServerTest
class HandingInTest {

    @Autowired CaseWorld world;
    @Autowired Access access;
    @Autowired DraftDesk drafts;
    @Autowired Submission submission;
    @Autowired TransactionTemplate transaction;
    private final Actor.Applicant applicant = CaseWorld.citizen();

    private CaseReceipt submit(DraftRow read) {
        return access.as(applicant, () -> transaction.execute(status -> submission.submit(applicant, read, "王小明", false)));
    }

    @Test
    void a_file_that_arrives_meanwhile_is_not_lost() {
        UUID id = UUID.fromString(world.foodDraft(applicant, List.of()).path("id").asString());
        DraftRow read = drafts.get(applicant, id);
        String material = read.materials().keySet().iterator().next();
        assertThat(world.upload(applicant, "/api/portal/drafts/" + id + "/materials/" + material + "/files").status()).isEqualTo(200);
        assertThatThrownBy(() -> submit(read)).isInstanceOf(CaseChangedMeanwhile.class);
        CaseReceipt receipt = submit(drafts.get(applicant, id));
        int files = world.get(applicant, "/api/portal/cases/" + receipt.number()).path("materials").valueStream().filter(one -> one.path("code").asString().equals(material)).findFirst()
                .orElseThrow().path("files").size();
        assertThat(files).isEqualTo(2);
    }
}

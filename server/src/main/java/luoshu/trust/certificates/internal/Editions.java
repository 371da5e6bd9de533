package luoshu.trust.certificates.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.files.NewFile;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateFile;
import luoshu.trust.certificates.CertificateNote;
import luoshu.trust.layout.AnnotatedCopy;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.Sealed;
import luoshu.trust.seals.Sealing;
import luoshu.trust.seals.Seals;
import luoshu.trust.status.StatusLists;
import luoshu.trust.status.StatusPlace;
import org.springframework.stereotype.Component;

/** Makes the files of editions: filled, sealed with the organ's seal, kept. Rolled back, the content is swept later. */
@Component
class Editions {

    static final String OWNER = "certificate";
    private final Faces faces;
    private final Seals seals;
    private final Files files;
    private final StatusLists statuses;

    Editions(Faces faces, Seals seals, Files files, StatusLists statuses) {
        this.faces = faces;
        this.seals = seals;
        this.files = files;
        this.statuses = statuses;
    }

    List<Edition> make(List<CertificateDraft> drafts) {
        Map<UUID, StatusPlace> places = statuses.places(drafts.stream().map(CertificateDraft::id).toList());
        List<Sealed> sealed = seals.seal(drafts.stream().map(draft -> new Sealing(new SealUse(draft.issuer().organ(), "certificate", draft.matterCode(), "certificate:" + draft.identifier()),
                faces.fill(draft, places.get(draft.id())), faces.stamps(draft.type()))).toList());
        List<NewFile> files = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            files.add(new NewFile(sealed.get(i).file(), drafts.get(i).identifier().fileName(), FileType.OFD, new FileOwner(OWNER, drafts.get(i).id().toString())));
        }
        List<FileRef> kept = this.files.keep(files);
        List<Edition> editions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            editions.add(new Edition(drafts.get(i), new CertificateFile(kept.get(i).id(), kept.get(i).sha256(), sealed.get(i).sealId(), sealed.get(i).name())));
        }
        return editions;
    }

    /** Sealed where the original is: what is left outside a seal, anybody may write. */
    byte[] annotate(Certificate one, CertificateType type, byte[] original, CertificateNote note) {
        LayoutPackage copy = AnnotatedCopy.of(CertificateViewer.files(original), original, one.identifier().fileName(), note.copy(), note.words(), note.data());
        return seals.seal(new SealUse(one.issuer().organ(), "certificate-copy", one.origin() == null ? null : one.origin().matterCode(), "certificate-copy:" + note.copy()), copy, faces.stamps(type)).file();
    }
}

package luoshu.trust.certificates.internal;

import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateFile;
import luoshu.trust.certificates.CertificateNote;
import luoshu.trust.layout.AnnotatedCopy;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.Sealed;
import luoshu.trust.seals.Seals;
import luoshu.trust.status.StatusLists;
import org.springframework.stereotype.Component;

/** Makes the file of an edition: filled, sealed with the organ's seal, kept. Rolled back, the content is swept later. */
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

    Edition make(CertificateDraft draft) {
        Sealed sealed = seals.seal(new SealUse(draft.issuer().organ(), "certificate", draft.matterCode(), "certificate:" + draft.identifier()), faces.fill(draft, statuses.place(draft.id())), faces.stamps(draft.type()));
        FileRef kept = files.keep(sealed.file(), draft.identifier().fileName(), FileType.OFD, new FileOwner(OWNER, draft.id().toString()));
        return new Edition(draft, new CertificateFile(kept.id(), kept.sha256(), sealed.sealId(), sealed.name()));
    }

    /** Sealed where the original is: what is left outside a seal, anybody may write. */
    byte[] annotate(Certificate one, CertificateType type, byte[] original, CertificateNote note) {
        LayoutPackage copy = AnnotatedCopy.of(CertificateViewer.files(original), original, one.identifier().fileName(), note.copy(), note.words(), note.data());
        return seals.seal(new SealUse(one.issuer().organ(), "certificate-copy", one.origin() == null ? null : one.origin().matterCode(), "certificate-copy:" + note.copy()), copy, faces.stamps(type)).file();
    }
}

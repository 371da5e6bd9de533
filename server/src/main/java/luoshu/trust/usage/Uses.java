package luoshu.trust.usage;

import luoshu.kernel.access.Actor;
import luoshu.trust.certificates.Certificate;

/** The record of uses, for modules that use certificates. */
public interface Uses {

    /** The holder showed it. Looking at it for a while is one use. */
    void shown(Certificate one, Actor.Applicant by);
}

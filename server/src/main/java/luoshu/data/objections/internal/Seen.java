package luoshu.data.objections.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.objections.Datum;
import luoshu.data.objections.ObjectionOrigin;
import luoshu.data.prefill.PrefillParameter;
import org.jspecify.annotations.Nullable;

/** A value where somebody saw it: what it is, who provides it, and how its source is asked. {@code stated}: empty where it is not known here. */
record Seen(Datum datum, String subjectName, ObjectionOrigin origin, String ref, String place, String title, String resourceName, String provider, String contract, @Nullable String path,
            List<PrefillParameter> parameters, String matter, String stated) {

    UUID subject() {
        return datum.subject();
    }
}

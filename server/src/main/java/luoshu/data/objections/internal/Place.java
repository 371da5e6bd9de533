package luoshu.data.objections.internal;

import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;

/** An organ and where it stands. */
record Place(String organ, String name, String duty, String region) {

    static Place of(Organ organ) {
        return new Place(organ.code().value(), organ.name(), organ.duty(), organ.region().value());
    }

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}

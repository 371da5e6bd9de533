package luoshu.data.profiles;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;

/** 一人一档、一企一档: what is known about a person or an enterprise, each value with where it came from. */
public interface Profiles {

    Permission READ = new Permission("profile.read");

    /**
     * For an official who handles a case, for a purpose: found by number only. The look is recorded, found or not, and shown to whom it is about.
     *
     * @throws luoshu.kernel.problems.NotFound unless the official may read the case
     */
    ProfileAnswer look(ProfileQuestion question);

    /** Of whom the applicant of this request stands for: themselves, or the enterprise they represent. */
    ProfileAnswer own();

    /** Who looked at it, newest first. */
    Page<ProfileLook> looks(PageRequest page);
}

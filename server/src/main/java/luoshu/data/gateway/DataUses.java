package luoshu.data.gateway;

import java.time.LocalDate;
import java.util.List;

import luoshu.data.contracts.ContractRole;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Records of use: kept for three years at least, read by both sides of a contract, by the authority, and – those about them – by persons. */
public interface DataUses {

    Permission READ = new Permission("gateway.read");

    /** Newest first. @param fault absent: all; @param role side on which the official's reach counts; absent: either */
    Page<DataUse> list(@Nullable String contract, @Nullable ContractRole role, @Nullable CallFault fault, PageRequest page);

    /** By contract, most calls first, at most 200. @param from first day, @param until last day: at most 366 of them */
    List<UseStatistics> statistics(LocalDate from, LocalDate until);

    /** Uses of data about the person who is signed in and acts for themselves, newest first. Test systems are not among them: they see no data of persons. */
    Page<PersonalUse> ofPerson(PageRequest page);
}

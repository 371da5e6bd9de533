package luoshu.data.gateway.web;

import java.time.LocalDate;
import java.util.List;

import luoshu.data.contracts.ContractRole;
import luoshu.data.gateway.DataUse;
import luoshu.data.gateway.DataUses;
import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.PersonalUse;
import luoshu.data.gateway.UseStatistics;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 共享数据使用记录, for the sides of contracts and for the persons the data are about. */
@RestController
class DataUseController {

    private final DataUses uses;

    DataUseController(DataUses uses) {
        this.uses = uses;
    }

    @GetMapping("/api/work/data-uses")
    Page<DataUse> list(@RequestParam(required = false) @Nullable String contract, @RequestParam(required = false) @Nullable ContractRole role, @RequestParam(required = false) @Nullable CallFault fault,
                       @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return uses.list(contract, role, fault, new PageRequest(page, size));
    }

    @GetMapping("/api/work/data-uses/statistics")
    List<UseStatistics> statistics(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return uses.statistics(from, until);
    }

    @GetMapping("/api/portal/data-uses")
    Page<PersonalUse> own(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return uses.ofPerson(new PageRequest(page, size));
    }
}

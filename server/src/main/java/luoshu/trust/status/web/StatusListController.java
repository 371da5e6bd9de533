package luoshu.trust.status.web;

import luoshu.kernel.problems.NotFound;
import luoshu.trust.status.internal.PublishedLists;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For anybody, from any cache on the way: who asks for a list does not say for which of its entries. */
@RestController
class StatusListController {

    private final PublishedLists lists;

    StatusListController(PublishedLists lists) {
        this.lists = lists;
    }

    @GetMapping(path = "/api/public/status-lists/{number:[0-9]+}", produces = "application/statuslist+jwt")
    ResponseEntity<String> list(@PathVariable int number) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(lists.fresh()).cachePublic()).header("Access-Control-Allow-Origin", "*")
                .body(lists.find(number).orElseThrow(() -> new NotFound("status list")));
    }
}

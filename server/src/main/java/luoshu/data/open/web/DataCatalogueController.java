package luoshu.data.open.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.data.open.CkanApi;
import luoshu.data.open.DataCatalogue;
import luoshu.kernel.requests.RateLimit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The open data catalogue for machines: DCAT-AP and CKAN. Anybody reads it, some hundred times a minute. */
@RestController
class DataCatalogueController {

    private final DataCatalogue catalogue;
    private final CkanApi ckan;
    private final RateLimit addresses = new RateLimit(300);

    DataCatalogueController(DataCatalogue catalogue, CkanApi ckan) {
        this.catalogue = catalogue;
        this.ckan = ckan;
    }

    @GetMapping(path = "/open/catalog.ttl", produces = "text/turtle;charset=UTF-8")
    byte[] turtle(@RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
        return write(DataCatalogue.Syntax.TURTLE, page, request);
    }

    @GetMapping(path = "/open/catalog.rdf", produces = "application/rdf+xml;charset=UTF-8")
    byte[] xml(@RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
        return write(DataCatalogue.Syntax.RDF_XML, page, request);
    }

    @GetMapping(path = "/open/catalog.jsonld", produces = "application/ld+json")
    byte[] jsonLd(@RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
        return write(DataCatalogue.Syntax.JSON_LD, page, request);
    }

    private byte[] write(DataCatalogue.Syntax syntax, int page, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        return catalogue.write(syntax, page).getBytes(StandardCharsets.UTF_8);
    }

    /** The reading actions of CKAN; what is wrong is said in CKAN's way. */
    @GetMapping(path = "/api/3/action/{action}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> act(@PathVariable String action, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        CkanApi.CkanAnswer answer = ckan.act(action, parameters);
        return ResponseEntity.status(answer.status()).body(answer.body());
    }
}

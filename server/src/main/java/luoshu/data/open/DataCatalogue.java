package luoshu.data.open;

/** The public data sets as a DCAT-AP 3 catalogue. */
public interface DataCatalogue {

    enum Syntax { TURTLE, RDF_XML, JSON_LD }

    /** @param page from 0, each of at most a hundred data sets; the catalogue names its next page. @throws luoshu.kernel.problems.Invalid beyond the last */
    String write(Syntax syntax, int page);
}

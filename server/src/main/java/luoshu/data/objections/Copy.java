package luoshu.data.objections;

/**
 * Somewhere a value went.
 *
 * @param ref   id of what holds it: case, certificate, flow, data set, contract
 * @param place within it: pointer of a form, field of a face, column; empty: the whole
 * @param title what people know it by: number of the case or certificate, name of the flow or data set
 * @param organ code of the organ that answers for it
 */
public record Copy(CopyKind kind, String ref, String place, String title, String organ) {
}

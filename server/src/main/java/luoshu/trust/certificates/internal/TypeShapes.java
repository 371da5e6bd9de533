package luoshu.trust.certificates.internal;

import static luoshu.kernel.packages.Shapes.bool;
import static luoshu.kernel.packages.Shapes.decimal;
import static luoshu.kernel.packages.Shapes.integer;
import static luoshu.kernel.packages.Shapes.list;
import static luoshu.kernel.packages.Shapes.object;
import static luoshu.kernel.packages.Shapes.oneOf;
import static luoshu.kernel.packages.Shapes.pair;
import static luoshu.kernel.packages.Shapes.pattern;
import static luoshu.kernel.packages.Shapes.text;

import luoshu.kernel.packages.Shapes.Shape;

/** What the files of {@code packages/certificates} look like. */
final class TypeShapes {

    private static final Shape POINTER = pattern("(/[A-Za-z0-9_]{1,60}){1,4}", "表单字段的指针，如 /operatorName");
    private static final Shape MILLIMETRES = decimal(0, 1_000);
    private static final Shape FOUR = list(MILLIMETRES, 4, 4);
    private static final Shape TWO = list(MILLIMETRES, 2, 2);
    private static final Shape COLOUR = list(integer(0, 255), 3, 3);

    static final Shape TYPE = object()
            .required("format", oneOf("luoshu/certificate/1"))
            .required("code", pattern("[0-9A-Z]{18}[0-9]{3}", "21 位证照类型代码：定义机构的统一社会信用代码和三位流水号"))
            .required("name", pair(60))
            .required("definedBy", text(60))
            .required("basis", text(200))
            .optional("results", list(object().required("catalogCode", pattern("[0-9]{12}", "12 位事项基本编码")).required("result", text(40)), 0, 20))
            .optional("holderName", POINTER)
            .optional("holderCode", POINTER)
            .optional("validity", object().optional("years", integer(0, 100)).optional("months", integer(0, 11)))
            .required("layout", pattern("[a-z][a-z0-9-]{0,39}", "版面名称"))
            .optional("statement", text(200))
            .required("fields", list(object().required("name", pattern("KZ_[A-Z0-9_]{1,40}", "扩展元数据的名称，以 KZ_ 开头")).required("label", pair(30)).required("from", POINTER)
                    .optional("rows", integer(1, 12)).optional("required", bool()), 1, 20));

    static final Shape LAYOUT = object()
            .required("format", oneOf("luoshu/certificate-layout/1"))
            .required("page", list(decimal(50, 600), 2, 2))
            .required("marks", list(object().optional("text", text(200)).optional("font", text(20)).optional("size", decimal(1, 60)).optional("align", oneOf("LEFT", "CENTRE", "RIGHT"))
                    .optional("box", FOUR).optional("frame", FOUR).optional("line", FOUR).optional("picture", oneOf("code")).optional("width", decimal(0.05, 5)).optional("colour", COLOUR), 1, 100))
            .required("table", object().required("box", FOUR).required("label", MILLIMETRES).required("size", decimal(2, 20)).required("font", text(20)).required("labelFont", text(20))
                    .required("line", COLOUR))
            .required("seal", TWO);

    private TypeShapes() {
    }
}

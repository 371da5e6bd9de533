package luoshu.trust.layout;

import java.util.List;

/** One page: its size in mm and its marks, drawn in order. */
public record Sheet(double width, double height, List<Mark> marks) {

    public Sheet {
        marks = List.copyOf(marks);
    }

    public static Sheet a4(Mark... marks) {
        return new Sheet(210, 297, List.of(marks));
    }
}

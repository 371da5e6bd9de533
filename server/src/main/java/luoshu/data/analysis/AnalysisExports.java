package luoshu.data.analysis;

import java.io.InputStream;

/** Files of answers, with a watermark that names who made them, and whose a file is. */
public interface AnalysisExports {

    /**
     * Asks as {@link Analyses#ask}, for a file: its first and last row say who exported it, when, for what and under which contracts; its names of columns and the first text of each row carry a mark nobody sees.
     * What a spreadsheet would take for a formula is made text.
     */
    AnalysisExport export(AnalysisQuestion question, AnalysisExport.Format format);

    /**
     * Whose a file is: by its digest, or, when it was changed, by the marks that are left in its cells. Takes {@link Analyses#WATCH}; an export out of reach is not recognised.
     *
     * @param content CSV or XLSX, at most 30 MB
     */
    ExportRecognised recognise(InputStream content, String name);
}

package luoshu.data.analysis;

import luoshu.kernel.files.FileType;

/** A file made of an answer. {@code number}: of the record of use, which stands in the file; {@code rows}: without those of the watermark. */
public record AnalysisExport(String number, String fileName, String mediaType, int rows, boolean truncated, byte[] content) {

    public enum Format {
        CSV(FileType.CSV), XLSX(FileType.XLSX);

        private final FileType type;

        Format(FileType type) {
            this.type = type;
        }

        public FileType type() {
            return type;
        }
    }
}

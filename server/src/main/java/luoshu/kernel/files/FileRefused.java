package luoshu.kernel.files;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Problem;

/** A file that is not taken, with the one reason and what to do about it. */
public final class FileRefused extends Problem {

    public enum Reason {
        TOO_LARGE("file-too-large", "文件超过大小限制，请压缩或分成几个文件后再上传"),
        EMPTY("file-empty", "文件是空的，请重新选择"),
        NAME("file-name-unusable", "文件名不可用，请改名后再上传"),
        TYPE_UNKNOWN("file-type-unknown", "不能识别这个文件的类型，请使用允许的格式"),
        TYPE_NOT_ACCEPTED("file-type-not-accepted", "此处不接收这种类型的文件"),
        EXTENSION_DISAGREES("file-extension-disagrees", "文件的扩展名与实际内容不符，请用正确的软件另存后再上传"),
        DAMAGED("file-damaged", "文件已损坏或不完整，请重新生成后再上传"),
        ENCRYPTED("file-encrypted", "文件设有密码，无法查验，请去掉密码后再上传"),
        ACTIVE_CONTENT("file-active-content", "文件含有脚本、宏或可执行内容，请去掉后另存再上传"),
        POLYGLOT("file-polyglot", "文件同时是两种类型，可能被改动过，请重新生成后再上传"),
        ARCHIVE_UNSAFE("file-archive-unsafe", "压缩包内有不安全的路径或条目"),
        ARCHIVE_TOO_BIG("file-archive-too-big", "压缩包解开后太大或条目太多"),
        ARCHIVE_NESTED("file-archive-nested", "压缩包里还有压缩包，请直接上传其中的文件"),
        IMAGE_TOO_BIG("file-image-too-big", "图片像素过大，请缩小后再上传"),
        CHECK_TOO_LONG("file-check-too-long", "文件过于复杂，查验超时，请简化后再上传"),
        THREAT("file-threat", "文件中发现恶意内容，已拒收");

        private final String code;
        private final String message;

        Reason(String code, String message) {
            this.code = code;
            this.message = message;
        }
    }

    private final Reason reason;

    public FileRefused(Reason reason) {
        this(reason, Map.of());
    }

    public FileRefused(Reason reason, Map<String, Object> params) {
        super(reason == Reason.TOO_LARGE ? Kind.TOO_LARGE : Kind.INVALID, reason.code, "the file is not taken: " + reason.code, params,
                List.of(new FieldError("/file", reason.code, reason.message, params)));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

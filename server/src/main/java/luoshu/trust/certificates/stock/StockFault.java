package luoshu.trust.certificates.stock;

import luoshu.kernel.texts.Text;

/** What can be wrong with a row, and what its organ does about it. */
public enum StockFault {
    NO_HEADER("文件里没有表头", "No header row", "请下载模板，保留第一行表头", "Download the template and keep its first row"),
    HEADER_UNKNOWN("表头里有模板没有的列", "A column the template does not have", "删除这一列，或者改成模板中的列名", "Remove the column or name it as in the template"),
    HEADER_MISSING("缺少必填的列", "A required column is missing", "按模板补上这一列", "Add the column as in the template"),
    HEADER_TWICE("同一列出现了两次", "The column stands there twice", "只保留一列", "Keep one of them"),
    UNREADABLE("文件从这里起无法读取（如引号没有闭合、表格损坏）", "The file cannot be read from here on (a quotation mark not closed, a damaged sheet)", "改正这一行，或者用表格软件另存后重新上传", "Correct this row, or save the file again with a spreadsheet program, then upload it again"),
    TOO_MANY_ROWS("超过一个文件的行数上限", "More rows than one file may have", "分成几个文件上传", "Split the file"),
    TOO_MANY_CELLS("这一行的列比表头多", "More cells than the header has", "检查是否有没加引号的逗号", "Look for a comma without quotation marks"),
    REQUIRED("必填项为空", "Required, but empty", "补填后重新上传", "Fill it in and upload again"),
    TOO_LONG("内容超过长度上限", "Longer than allowed", "缩短内容", "Shorten it"),
    TYPE_UNKNOWN("没有这个证照类型代码", "No such certificate type", "核对证照类型目录中的 21 位代码", "Check the 21 characters in the catalogue of types"),
    TYPE_OTHER("不是这一批所选的证照类型", "Not of the type chosen for this import", "每个文件只放一种证照", "One type of certificate per file"),
    IDENTIFIER_FORM("电子证照标识的格式不正确", "Not the form of an identifier", "应为 1.2.156.3005.2.类型代码.机构代码.流水号.版本号.校验位；没有标识的留空，由系统赋码", "1.2.156.3005.2.type.issuer.serial.version.check; leave it empty where there is none"),
    IDENTIFIER_CHECK("电子证照标识的校验位不正确", "The identifier's check character is wrong", "与原证照核对后改正", "Compare with the certificate"),
    IDENTIFIER_TYPE("电子证照标识中的类型代码与这一批不符", "The identifier is of another type", "核对标识或者换到对应类型的文件", "Check the identifier, or move the row to the file of its type"),
    ORGAN_UNKNOWN("没有这个颁发机构", "No such issuing organ", "填写机构的统一社会信用代码；已撤销的机构填承接机构", "Give the organ's credit code; for an abolished one that of its successor"),
    ORGAN_OUT_OF_REACH("颁发机构不在您的管理范围", "The issuing organ is out of your reach", "由该机构自行归集", "That organ imports its own"),
    DATE_FORM("不是日期", "Not a date", "写成 2020-01-31；长期有效的截止日期写“长期”", "Write 2020-01-31; 长期 for no end"),
    DATE_FUTURE("颁发日期晚于今天", "Issued after today", "与原证照核对后改正", "Compare with the certificate"),
    DATE_ORDER("有效期截止早于起始", "Ends before it begins", "与原证照核对后改正", "Compare with the certificate"),
    HOLDER_CODE("持证主体代码的校验位不正确", "The holder's number does not check", "应为 18 位公民身份号码或统一社会信用代码，与证件核对后改正", "A citizen number or credit code of 18 characters: compare with the document"),
    HOLDER_CUT("号码单元格是数值格式，后几位已丢失", "The number stands in a number cell and lost digits", "把这一列设为“文本”格式后重新录入", "Make the column text and enter it again"),
    HOLDER_NAME("这个身份号码登记在另一个姓名下", "This number is registered under another name", "核对姓名和号码；确已更名的先办理更正", "Check name and number; a changed name is corrected first"),
    TWICE("与本文件的另一行重复（证照编号或标识相同）", "Repeats another row of this file (number or identifier)", "只保留一行", "Keep one of them"),
    KNOWN("平台上已有这份证照（证照编号或标识相同）", "The platform has this certificate already (number or identifier)", "不必再归集；内容不同的在证照管理中变更", "Nothing to do; where it differs, change it in the register");

    private final Text reason;
    private final Text advice;

    StockFault(String zh, String en, String adviceZh, String adviceEn) {
        this.reason = new Text(zh, en);
        this.advice = new Text(adviceZh, adviceEn);
    }

    public Text reason() {
        return reason;
    }

    public Text advice() {
        return advice;
    }
}

package luoshu.kernel.documents;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts for every kind, as a food licence case would give them. */
public final class DocumentSamples {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);

    private DocumentSamples() {
    }

    public static DocumentFacts facts(DocumentKind kind, String organ, String caseNumber, String taskType) {
        Map<String, Object> more = new HashMap<>(Map.of("submittedOn", DAY, "acceptedOn", DAY.plusDays(1), "organAddress", "信阳市浉河区政务服务中心（演示地址）", "consultPhone", "0376-0012345", "complainPhone", "0376-0012346"));
        switch (kind) {
            case RECEIPT -> {
                more.putAll(Map.of("receivedOn", DAY, "channel", "政务服务网", "applicantId", "4115021988****9019"));
                more.put("materials", List.of(Map.of("name", "营业执照", "count", 1, "way", "证照库获取"), Map.of("name", "经营场所平面布局图（标明加工流程、功能区和主要设备设施的位置）", "count", 2, "way", "附件上传"),
                        Map.of("name", "食品安全管理制度目录", "count", 1, "way", "附件上传")));
                more.put("noticeDueOn", DAY.plusDays(7));
            }
            case ACCEPTANCE_NOTICE -> more.putAll(Map.of("limit", "7个工作日", "dueOn", DAY.plusDays(10)));
            case CORRECTION_NOTICE -> {
                more.put("items", List.of(Map.of("label", "经营场所平面布局图", "reason", "未标明专间位置；图中缺少清洗消毒水池，请补充后重新上传。"), Map.of("label", "联系电话", "reason", "号码不足11位。")));
                more.put("answerDueOn", DAY.plusDays(20));
            }
            case REJECTION -> more.putAll(Map.of("reason", "你（单位）仅销售预包装食品，依法不需要取得食品经营许可，办理备案即可。", "basis", "《中华人民共和国行政许可法》第三十二条第一款第一项", "remedies", remedies()));
            case SPECIAL_PROCEDURE_NOTICE -> more.putAll(Map.of("procedure", "现场核查", "startsOn", DAY.plusDays(2), "endsBy", DAY.plusDays(9), "limit", "5个工作日", "reason",
                    "需要对经营场所的布局、设备和卫生条件进行实地核查。", "basis", "《食品经营许可和备案管理办法》第二十一条", "officers", 2));
            case EXTENSION_NOTICE -> more.putAll(Map.of("reason", "申请材料涉及的消防情况需要核实", "limit", "10个工作日", "dueOn", DAY.plusDays(24), "basis", "《中华人民共和国行政许可法》第四十二条第一款"));
            case GRANT_DECISION -> more.putAll(Map.of("basis", "《中华人民共和国食品安全法》第三十三条、第三十五条"));
            case REFUSE_DECISION -> more.putAll(Map.of("basis", "《中华人民共和国食品安全法》第三十三条第一款", "reason", "现场核查发现，加工操作间与卫生间相通，且整改期限内未予改正。", "remedies", remedies()));
            case WITHDRAWAL_CONFIRMATION -> more.putAll(Map.of("withdrawnOn", DAY.plusDays(3), "reason", "经营计划变更。"));
            case LAPSE_NOTICE -> more.put("answerDueOn", DAY.plusDays(20));
            case TRANSFER_NOTICE -> more.putAll(Map.of("to", "信阳市市场监督管理局", "reason", "该事项依法由上级机关决定"));
            case DELIVERY_RECEIPT -> more.putAll(Map.of("items", List.of(Map.of("name", "准予行政许可决定书", "reference", "（豫信浉市监）食准字〔2026〕第0001号"),
                    Map.of("name", "食品经营许可证", "reference", "JY24115020000018")), "way", "直接送达", "recipient", "张伟", "deliveredOn", DAY.plusDays(9), "deliveredBy", "王芳"));
            case FISCAL_BILL -> more.putAll(Map.of("billCode", "41010126", "billNumber", "0000000001", "checkCode", "K7M2QX", "total", "30.00", "totalWords", "叁拾元整", "payCode",
                    "12345678901234567897", "payeeCode", organ, "qrText", "https://zwfw.example/bills/verify?code=41010126&number=0000000001&check=K7M2QX", "items",
                    List.of(Map.of("code", "occupation_fee", "name", "城市道路占用费", "unit", "平方米·日", "quantity", "100", "standard", "0.30", "amount", "30.00"))));
        }
        return new DocumentFacts(organ, "信阳市浉河区市场监督管理局", caseNumber, "8F3K2Q", taskType, "食品经营许可（新办）", "信阳市浉河区老张热干面馆", more);
    }

    private static List<String> remedies() {
        return List.of("可以自收到本决定书之日起六十日内向信阳市浉河区人民政府申请行政复议；也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。");
    }
}

package luoshu.kernel.matters;

/** 特别程序种类: 听证 招标 拍卖 检验 检测 检疫 鉴定 专家评审 现场勘验 技术审查 公示. */
public enum SpecialKind {
    HEARING, BIDDING, AUCTION, INSPECTION, TESTING, QUARANTINE, APPRAISAL, EXPERT_REVIEW, SITE_SURVEY, TECHNICAL_REVIEW, PUBLICITY
}

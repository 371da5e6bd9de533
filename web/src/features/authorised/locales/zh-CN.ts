export default {
  title: '授权运营', hint: '实施机构授权企业运营公共数据：订协议、按网关的使用记录计量、按月结算，有异议就重新计量。协议执行中，运营机构的系统才能调用。',
  create: '起草协议', edit: '修改协议', keep: '保存', kept: '已经保存。', search: '编号、协议名称、机构或者运营机构', none: '还没有授权运营协议', noHits: '没有符合条件的记录', yuan: '元', why: '理由', openDisputes: '{n} 项异议待答复',
  faults: '有 {n} 处需要修改。', wrongSum: '请填写金额，最多两位小数。', wrongNumber: '请填写整数。', fromTo: '{from} 至 {until}', aYear: '每年 {sum}', free: '免费', noSystems: '本单位还没有正式环境的调用方系统，请先登记运营机构使用的系统。',
  column: { name: '协议', organ: '实施机构', operator: '运营机构', state: '状态', period: '期限' },
  state: { DRAFT: '起草中', AGREED: '已订立', IN_FORCE: '执行中', SUSPENDED: '已中止', ENDED: '已终止' },
  act: { CONCLUDE: '订立', BEGIN: '开始执行', SUSPEND: '中止', RESUME: '恢复执行', END: '终止' },
  effect: {
    CONCLUDE: '由起草人以外的人订立。订立后不能再修改；开始执行前，运营机构的系统不能调用。', BEGIN: '运营机构的系统可以调用，从今天起计量。', SUSPEND: '运营机构的系统立即停止调用，可以恢复。', RESUME: '运营机构的系统可以继续调用。',
    END: '协议终止，运营机构的系统停止调用，不能恢复。已经计量的照常结算。',
  },
  didIt: '已完成：{act}',
  terms: '协议内容', journal: '办理记录', noJournal: '还没有办理记录',
  field: {
    name: '协议名称', operator: '运营机构统一社会信用代码', purpose: '授权运营目的', scenarios: '应用场景', from: '开始日期', until: '结束日期', systems: '运营机构使用的调用方系统', priceKind: '价格类型', priceBasis: '核定价格的文件', revenueCap: '最高准许收入（每年）',
    safety: '安全要求', withdrawal: '退出安排', draftedBy: '起草人', unit: '计量单位', per: '每多少个单位', price: '价格', ceiling: '上限收费标准',
  },
  help: {
    operator: '在平台登记的企业，18 位。', scenarios: '一行一个。', systems: '本单位登记、只给运营机构使用的系统；一个系统只能用于一份执行中的协议。', priceBasis: '价格主管部门核定最高准许收入和上限收费标准的文件。', contract: '数据提供单位按接口方式共享给本单位的约定。',
  },
  priceKind: { PUBLIC: '用于公共治理、公益事业，免费', INDUSTRY: '用于产业发展、行业发展，补偿成本、合理盈利' },
  unit: { CALL: '次', ROW: '行', MONTH: '月' },
  priceText: '每 {per} {unit} {price}，上限 {ceiling}', priceShort: '每 {per} {unit} {price}',
  form: { who: '协议双方和期限', price: '数据和价格', duties: '安全和退出', data: '数据 {n}', add: '再加一项数据', remove: '去掉数据 {n}' },
  operated: { title: '运营的数据', resource: '数据', provider: '提供单位', contract: '共享约定', price: '价格', asset: '登记编号', unregistered: '未登记' },
  day: {
    title: '计量', hint: '每天结束后按网关的使用记录自动计量，不能手工填写。提供单位和平台的故障不计费，被拒绝的请求也不计费。', month: '月份', none: '这个月没有计量', chart: '每天计费次数的柱图，数据见下表', day: '日期', resource: '数据', calls: '请求', charged: '计费', rows: '行数', faults: '未计费', acts: '操作',
    faultText: '请求 {request}，提供单位 {provider}，平台 {platform}', proof: '计量摘要', again: '重新计量', recounted: '已经重新计量。',
  },
  statement: {
    title: '结算单', number: '编号', month: '月份', monthHelp: '已经结束的月份', total: '合计', due: '应付', state: '状态', issue: '出具结算单', none: '还没有结算单', COUNTER: '冲正', ISSUED: '待确认', CONFIRMED: '已确认', disputed: '有异议', disputedHint: '有异议没有答复，答复后才能确认。',
    of: '{month} 结算单', counterOf: '{month} 冲正结算单', table: '下载表格', confirm: '确认', confirmHint: '由出具人以外的人确认，记下运营机构的答复。确认后不能更改，有错用冲正结算单更正。', corrects: '更正结算单', lines: '明细', resource: '数据', quantity: '数量', price: '价格', amount: '金额', acts: '操作',
    cut: '合计超过本年度还可以收取的最高准许收入，超出部分不收。', issuedBy: '出具', confirmedBy: '确认', answerer: '运营机构答复人', answer: '运营机构答复',
  },
  dispute: {
    title: '异议', none: '没有异议', raise: '提出异议', raised: '已经记录异议。', raiser: '运营机构提出人', words: '异议内容', RAISED: '待答复', ACCEPTED: '已采纳', REFUSED: '未采纳', late: '超期', by: '{raiser} 提出，{by} 记录，{at}', dueOn: '{day} 前答复（{basis}）',
    counts: '计费 {stated} {unit}，重新计量 {recounted} {unit}，改为 {agreed} {unit}', answer: '答复异议', same: '重新计量结果一致', differs: '重新计量结果不一致', recount: '计费 {stated} {unit}，按使用记录重新计量 {recounted} {unit}。', dayText: '{day}：原计量 {metered}，重新计量 {recounted}',
    quantity: '改为按多少数量计费', quantityHelp: '不填就按重新计量的结果。', refuse: '不采纳', accept: '采纳',
  },
  asset: {
    title: '运营登记', hint: '授权运营的公共数据资源和产品先登记后运营。每次变更、更正和注销都留有记录。', register: '登记', search: '编号、名称、资源或者单位', none: '还没有登记', name: '名称', kind: '类别', organ: '来源单位', edition: '版次', at: '登记时间', RESOURCE: '数据资源', PRODUCT: '数据产品',
    find: '查找目录条目', resource: '目录条目', resourceEdition: '目录版次', description: '内容和范围', what: '登记类型', done: '已经登记。', amend: '变更或更正', cancelled: '已注销', registered: '已登记', cancelText: '注销后不能再用于新的协议；有未终止的协议时不能注销。', operatedIn: '用于协议', history: '登记记录', editionN: '第 {n} 版',
    act: { FIRST: '首次登记', CHANGE: '变更登记', CORRECTION: '更正登记', CANCELLATION: '注销登记' },
  },
}

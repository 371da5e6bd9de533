export default {
  title: '自助分析', hint: '用 SQL 分析本单位的数据和共享约定给出的数据。只有约定给出的字段和行，并按约定脱敏；每次查询都留有使用记录。',
  tables: '可以分析的表', noTables: '没有可以分析的表', noTablesHint: '本单位登记了库表的数据资源，以及以库表方式共享给本单位的约定，会列在这里。', stopped: '不可用', under: '共享约定', until: '至 {day}', own: '本单位数据', source: '来自 {name}', only: '只有{column}以“{prefix}”开头的行', take: '写入查询',
  problem: { SUSPENDED: '约定已经中止。', ENDED: '约定已经终止。', OUT_OF_PERIOD: '不在约定的期限内。', WITHDRAWN: '数据资源已经撤销。', UNREADABLE: '数据资源没有登记可以读取的库表，或者库表已经改变。' },
  type: { TEXT: '文本', NUMBER: '数值', DATE: '日期', TIME: '时间', BOOLEAN: '是否' },
  masking: { NAME: '姓名脱敏', ID_NUMBER: '证件号脱敏', MOBILE: '手机号脱敏', ADDRESS: '地址脱敏', ACCOUNT: '账号脱敏', HASHED: '不可还原的摘要', OMITTED: '不提供' },
  saved: '保存的分析', noneSaved: '还没有保存的分析', shared: '已共享', remove: '删除', removeTitle: '删除分析“{title}”', removeText: '共享给本单位的同事也不再看到它。使用记录不受影响。',
  question: '新的查询', sql: '查询语句（SQL）', sqlHelp: '一条 SELECT，表名和字段名见左边。按 Ctrl + Enter 运行。', purpose: '分析用途', purposeHelp: '记入使用记录，数据提供单位可以看到。', matter: '事项基本编码', matterHelp: '约定只用于办理某些事项时必须填写，12 位。', run: '运行', stop: '取消查询', save: '保存分析',
  name: '名称', share: '共享给本单位同事', shareHint: '只保存查询和图表，不保存结果。同事打开时按他们自己的权限重新查询。', keep: '保存', kept: '已经保存。',
  answer: '结果：{n} 行', record: '使用记录 {number}，用时 {seconds} 秒', readUnder: '，依据共享约定 {contracts}', truncated: '结果不止 {n} 行，这里只有前 {n} 行。', rows: '结果数据', empty: '（空）', before: '上一页', after: '下一页', page: '第 {page} / {pages} 页',
  exportCsv: '导出 CSV', exportXlsx: '导出 Excel', exportHint: '导出会按您的权限重新查询。文件首尾写明导出人、时间、用途和约定，单元格中另有看不见的标记，可以查出文件由谁导出。', exported: '已导出 {n} 行，使用记录 {number}。',
  chart: { kind: '显示为', TABLE: '表格', BAR: '柱图', LINE: '折线图', PIE: '饼图', SCATTER: '散点图', x: '横轴', y: '数值', series: '按此分组', none: '不分组', label: '结果的图表，数据见下表', choose: '请选择横轴和数值。' },
  alarm: {
    title: '异常使用', hint: '每次查询后按规则核对；同一人同一规则每天只告警一次。', rule: '规则', person: '使用人', found: '情况', at: '时间', state: '处理', open: '待处理', closed: '已处理', none: '没有异常使用告警', count: '{found}，超过 {bound}', acknowledge: '处理告警', words: '核实情况', keep: '确认处理', done: '已经处理。',
  },
  whose: { title: '这份文件是谁导出的', hint: '上传从自助分析导出的 CSV 或 Excel 文件，改过、截取过的也可以。文件只作查验，不保存。', file: '选择文件', by: '{organ} {name} 于 {at} 导出', DIGEST: '与导出时的文件完全一致。', MARK: '文件改动过，{n} 个单元格中还有导出时的标记。', NOTHING: '没有认出这份文件：不是您可以查看的导出，或者标记已被去掉。' },
  use: {
    title: '分析使用记录', hint: '谁为什么用途、依据哪份约定查询了哪些字段。至少保存三年。', search: '编号、约定、人员、单位或者用途', side: '本单位是', ASKER: '使用单位', PROVIDER: '提供单位', none: '没有使用记录', number: '编号', person: '使用人', purpose: '用途', tables: '表和字段', state: '结果', sql: '查询语句', export: '导出', rows: '{rows} 行，读取个人信息字段 {personal} 个',
    states: { RUNNING: '运行中', DONE: '完成', REFUSED: '被拒绝', FAILED: '失败', CANCELLED: '已取消' },
  },
}

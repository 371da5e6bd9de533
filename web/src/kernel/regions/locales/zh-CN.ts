export default {
  failed: '地区列表没有加载出来，请刷新页面。',
  comma: '；',
  found: '所在区划：',
  notes: '（{notes}）',
  take: '填入所在区划',
  choose: '请选择地址所在的区划：',
  chooseOf: '有 {n} 个区划都符合，列出 {shown} 个；请写明市、县（区）：',
  outside: '这个地址不在河南省。',
  unknown: '没有认出地址所在的区划，请写明市、县（区）、乡镇（街道）。',
  note: { SHORT_NAME: '按简称识别', OTHER_KIND: '通名与登记不同', FORMER_NAME: '曾用名，已换成现名', LEVEL_LEFT_OUT: '缺上级区划', UNKNOWN_PART: '含未登记的区域名' },
  level: { PROVINCE: '省', CITY: '市', COUNTY: '县（市、区）', TOWNSHIP: '乡镇（街道）', VILLAGE: '村（社区）' },
}

export default {
  failed: '地区列表没有加载出来，请刷新页面。',
  level: { PROVINCE: '省', CITY: '市', COUNTY: '县（市、区）', TOWNSHIP: '乡镇（街道）', VILLAGE: '村（社区）' },
}

export default {
  limit: { WORKING_DAY: '{n} 个工作日', NATURAL_DAY: '{n} 天', MONTH: '{n} 个月', YEAR: '{n} 年' },
}

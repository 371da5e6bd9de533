export default {
  state: { PENDING: '待缴', PAID: '已缴', CANCELLED: '已撤销', REFUNDED: '已退付', EXPIRED: '已过期', WAIVED: '已全额减免' },
  basis: '依据：',
  reduced: '减免',
  due: '应缴合计',
}

export default {
  title: '沙箱银行收银台',
  simulated: '演示页面，不是真实的银行',
  simulatedText: '不会发生真实扣款，请勿输入任何银行卡信息。',
  order: '订单',
  payee: '收款单位',
  subject: '缴费项目',
  sum: '金额',
  until: '请在此时间前支付',
  pay: '模拟支付 {sum}',
  leave: '放弃支付',
  back: '返回政务服务网',
  state: { PAID: '支付成功', REFUSED: '支付未成功', CLOSED: '订单已关闭' },
}

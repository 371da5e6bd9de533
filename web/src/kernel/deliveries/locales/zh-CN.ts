export default {
  state: { TO_SEND: '待寄出', SENT: '已寄出', RECEIVED: '已签收', RETURNED: '已退回', WAITING: '待领取', COLLECTED: '已领取', ENDED: '已以其他方式送达' },
  way: { COURIER: '邮寄', PICKUP: '窗口领取' },
  event: { TAKEN: '已收寄', UNDER_WAY: '运输中', OUT_FOR_DELIVERY: '派送中', ATTEMPT_FAILED: '投递未成功', SIGNED: '已签收', RETURNED: '已退回' },
  noEvents: '还没有物流信息。',
  simulated: '演示：由模拟邮政速递产生物流信息，没有真实寄递。',
  collector: { SELF: '本人领取', AGENT: '他人代领' },
}

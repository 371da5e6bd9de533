export { default as DeliveryTag } from './DeliveryTag.vue'
export { default as TrackingList } from './TrackingList.vue'

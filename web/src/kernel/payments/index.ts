export { default as FeeItems } from './FeeItems.vue'
export { default as NoticeTag } from './NoticeTag.vue'

export { default as SignerList } from './SignerList.vue'
export { tones } from './tones'

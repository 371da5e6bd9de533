export { agreement } from './agreement'
export { default as RegionPicture } from './RegionPicture.vue'

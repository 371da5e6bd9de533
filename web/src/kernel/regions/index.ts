export { province, rememberedRegion, useCurrentRegion } from './current'
export { getRegion, useChildren, useRegion } from './queries'
export { default as RegionCascader } from './RegionCascader.vue'
export { default as RegionName } from './RegionName.vue'

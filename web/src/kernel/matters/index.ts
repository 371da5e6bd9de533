export { default as MaterialList } from './MaterialList.vue'
export { default as FeeList } from './FeeList.vue'

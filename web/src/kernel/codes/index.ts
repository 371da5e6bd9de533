export { default as CodeFacts } from './CodeFacts.vue'
export { default as LivingCode } from './LivingCode.vue'

export { default as MaterialList } from './MaterialList.vue'
export { answersFrom, answersTo, applicantKinds, rememberAnswer, rememberedAnswers, type Kind } from './situation'
export { default as FeeList } from './FeeList.vue'

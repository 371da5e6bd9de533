export { default as MaterialList } from './MaterialList.vue'
export { useGuide } from './queries'
export { answersFrom, answersTo, applicantKind, applicantKinds, rememberAnswer, rememberedAnswers, type Kind } from './situation'
export { default as FeeList } from './FeeList.vue'

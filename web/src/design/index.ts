import './tokens/tokens.css'
import './tokens/base.css'

export { default as AsyncState } from './async/AsyncState.vue'
export { default as ErrorBoundary } from './async/ErrorBoundary.vue'
export { default as ProblemPanel } from './async/ProblemPanel.vue'
export { default as LButton } from './base/LButton.vue'
